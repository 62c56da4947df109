extension Study {
  /// A data file that left the study: what was in it, and what was held together to make it safe.
  package struct DataExport: Hashable, Sendable {
    package let format: String
    package let variables: [String]
    /// The items that others may know of a respondent.
    package let quasiIdentifiers: [String]
    /// The fewest respondents who are alike in these.
    package let fewest: Int

    package init(format: String, variables: [String], quasiIdentifiers: [String], fewest: Int) {
      self.format = format
      self.variables = variables
      self.quasiIdentifiers = quasiIdentifiers
      self.fewest = fewest
    }
  }

  /// Notes that a data file leaves the study; it holds names and no answer.
  package func noteExported(_ export: DataExport, actor: String) throws(StudyError) {
    var writer = CanonicalWriter()
    writer.array(5)
    writer.integer(1)
    writer.text(export.format)
    writer.text(export.variables.joined(separator: " "))
    writer.text(export.quasiIdentifiers.joined(separator: " "))
    writer.integer(export.fewest)
    try note(.dataExported, payload: writer.bytes, actor: actor)
  }

  /// Every data file that left, in the order of the log.
  package func dataExports() throws(StudyError) -> [DataExport] {
    let notes = try notes(of: [.dataExported])
    return try translating {
      try notes.compactMap { note in
        guard let payload = note.payload else { return nil }
        var reader = CanonicalReader(payload)
        try reader.array(count: 5)
        guard try reader.integer() == 1 else { throw MalformedPayload(offset: reader.offset) }
        let format = try reader.text()
        let variables = try reader.text().split(separator: " ").map(String.init)
        let quasi = try reader.text().split(separator: " ").map(String.init)
        let export = DataExport(
          format: format, variables: variables, quasiIdentifiers: quasi,
          fewest: try reader.integer())
        try reader.finish()
        return export
      }
    }
  }
}
