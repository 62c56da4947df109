/// The tables of the study file, as each version makes them.
///
/// The log and the registries it refers to are the truth. What `interview` says beside its identity,
/// and `chunk` and `chunk_column`, are derived from the log and can be rebuilt.
enum Schema {
  /// "PRCP": what tells a study from any other SQLite file.
  static let applicationID = 0x5052_4350

  static let version1: [String] = [
    // Facts about this file that never change: its identity and the key of its identities.
    """
    CREATE TABLE study (
      name TEXT PRIMARY KEY,
      value BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    // Every version of every questionnaire, as its author wrote it.
    """
    CREATE TABLE questionnaire (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      version TEXT NOT NULL,
      digest BLOB NOT NULL UNIQUE,
      source BLOB NOT NULL
    ) STRICT
    """,
    // Who writes events: one row for each study file that ever did. The chain runs within an origin.
    """
    CREATE TABLE origin (
      id INTEGER PRIMARY KEY,
      identity BLOB NOT NULL UNIQUE,
      count INTEGER NOT NULL,
      head BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE interview (
      id INTEGER PRIMARY KEY,
      identity BLOB NOT NULL UNIQUE,
      questionnaire INTEGER NOT NULL,
      status INTEGER NOT NULL,
      chunk INTEGER
    ) STRICT
    """,
    """
    CREATE INDEX interview_outside_columns ON interview (questionnaire, status)
    WHERE chunk IS NULL
    """,
    // What happened. A payload is opaque bytes, plain (form 0) now and sealed (form 1) later; it is
    // null once erased, and the chain over its digest still holds.
    """
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY,
      origin INTEGER NOT NULL REFERENCES origin,
      number INTEGER NOT NULL,
      interview INTEGER REFERENCES interview,
      kind INTEGER NOT NULL,
      time INTEGER NOT NULL,
      actor TEXT NOT NULL,
      form INTEGER NOT NULL,
      digest BLOB NOT NULL,
      chain BLOB NOT NULL,
      payload BLOB,
      UNIQUE (origin, number)
    ) STRICT
    """,
    "CREATE INDEX event_of_interview ON event (interview) WHERE interview IS NOT NULL",
    // Rows of the column cache: interviews of one questionnaire version, in order.
    """
    CREATE TABLE chunk (
      id INTEGER PRIMARY KEY,
      questionnaire INTEGER NOT NULL REFERENCES questionnaire,
      rows INTEGER NOT NULL,
      interviews BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE chunk_column (
      id INTEGER PRIMARY KEY,
      chunk INTEGER NOT NULL REFERENCES chunk,
      item INTEGER NOT NULL,
      part INTEGER NOT NULL,
      data BLOB NOT NULL,
      UNIQUE (chunk, item, part)
    ) STRICT
    """,
  ]

  static let version2: [String] = [
    // What happens around interviews, by its kind: cases, attempts, locked plans.
    "CREATE INDEX event_around_interviews ON event (kind) WHERE kind >= 30",
    // Who has an interview open; a row whose process is gone counts for nothing.
    """
    CREATE TABLE lease (
      interview INTEGER PRIMARY KEY REFERENCES interview,
      holder TEXT NOT NULL,
      host TEXT NOT NULL,
      process INTEGER NOT NULL,
      born INTEGER NOT NULL,
      since INTEGER NOT NULL
    ) STRICT
    """,
  ]
}
