// QuestionnaireModelTests
