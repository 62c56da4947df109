// TabulationTests
