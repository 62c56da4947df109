// QuestionnaireLanguageTests
