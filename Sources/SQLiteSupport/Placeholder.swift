// SQLiteSupport
