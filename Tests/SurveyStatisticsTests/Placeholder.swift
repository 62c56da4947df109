// SurveyStatisticsTests
