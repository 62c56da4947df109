// MicrodataTests
