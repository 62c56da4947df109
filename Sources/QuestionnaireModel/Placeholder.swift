// QuestionnaireModel
