// QuestionnaireLanguage
