// InterviewingTests
