// StudyStorage
