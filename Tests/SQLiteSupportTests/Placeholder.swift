// SQLiteSupportTests
