// SurveyStatistics
