// StudyStorageTests
