import Files

/// A thing that the log says of keying, with its bytes behind random ones.
protocol KeyingNote {
  static var kind: EventKind { get }
  /// How many fields follow the random bytes.
  static var fieldCount: Int { get }
  func write(to writer: inout CanonicalWriter)
  init(from reader: inout CanonicalReader) throws(MalformedPayload)
}

extension KeyingNote {
  var payload: [UInt8] {
    var writer = CanonicalWriter()
    writer.array(Self.fieldCount + 1)
    writer.blob(randomBytes(EventPayload.saltCount))
    write(to: &writer)
    return writer.bytes
  }

  init(payload: [UInt8]) throws(MalformedPayload) {
    var reader = CanonicalReader(payload)
    try reader.array(count: Self.fieldCount + 1)
    _ = try reader.blob(count: EventPayload.saltCount)
    self = try Self(from: &reader)
    try reader.finish()
  }
}

extension Study {
  /// The notes of one kind that are not erased, each with who wrote it and the interview it is on.
  func keyingNotes<Note: KeyingNote>(
    _ type: Note.Type
  ) throws(StudyError) -> [(note: Note, about: StudyNote)] {
    let notes = try notes(of: [Note.kind])
    return try translating {
      try notes.compactMap { about in
        try about.payload.map { (try Note(payload: $0), about) }
      }
    }
  }
}
