#include <sqlite3.h>

/* Swift cannot call variadic functions, so each setting that we make has a name of its own. */
static inline int percept_sqlite3_set_defensive(sqlite3 *database) {
  int applied = 0;
  int code = sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, &applied);
  return code == SQLITE_OK && !applied ? SQLITE_ERROR : code;
}

static inline int percept_sqlite3_refuse_extensions(sqlite3 *database) {
  int enabled = 1;
  int code = sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &enabled);
  return code == SQLITE_OK && enabled ? SQLITE_ERROR : code;
}

/* SQLITE_TRANSIENT and SQLITE_STATIC are casts, which Swift does not import. */
static inline int percept_sqlite3_bind_bytes(
    sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
  if (count == 0) return sqlite3_bind_zeroblob(statement, index, 0);
  return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

static inline int percept_sqlite3_bind_string(
    sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}
