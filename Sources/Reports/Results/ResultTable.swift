/// Rows of cells of one kind: the groups, the coefficients, the quotas.
struct ResultTable: Sendable {
  let name: String
  let title: String
  /// What one of its rows is, as the word of CSV.
  let kind: String
  let columns: [ResultColumn]
  let rows: [ResultRow]
  /// Where the JSON document has its rows.
  let place: Place
  let layout: Layout
  /// What a reader should know of this table alone.
  let notes: [String]
  /// Whether its text stands right below what comes before.
  let isBelow: Bool
  /// The rows that a text shows; nil for all.
  let limit: Int?

  /// Where the rows stand in the JSON document, as a path of keys.
  enum Place: Sendable {
    /// In the common part alone.
    case nowhere
    /// The only row's members are the object's; without a row it is null.
    case object(String)
    /// Objects of an array.
    case list(String)
    /// Members of an object, named by one column and holding another.
    case map(String, key: String, value: String)
  }

  /// How a text shows the rows.
  enum Layout: Sendable {
    /// As a table of the columns that have titles.
    case columns
    /// As what the rows say, a line each, indented below a heading.
    case sentences(heading: String? = nil)
    /// As what the rows say, one after the other after a word.
    case run(String, empty: String)
  }

  init(
    _ name: String, of kind: String, title: String, at place: Place, columns: [ResultColumn],
    rows: [ResultRow], layout: Layout = .columns, notes: [String] = [], isBelow: Bool = false,
    limit: Int? = nil
  ) {
    for row in rows {
      precondition(row.cells.count == columns.count, "a row has a cell for each column")
    }
    self.name = name
    self.title = title
    self.kind = kind
    self.place = place
    self.columns = columns
    self.rows = rows
    self.layout = layout
    self.notes = notes
    self.isBelow = isBelow
    self.limit = limit
  }

  func cell(_ key: String, of row: ResultRow) -> ResultCell {
    guard let place = columns.firstIndex(where: { $0.key == key }) else {
      preconditionFailure("a sentence names a column of its table, and not '\(key)'")
    }
    return row.cells[place]
  }

  /// The names of a row's key and of its label, for records that tell one number each.
  func names(of row: ResultRow) -> (key: String, label: String) {
    func texts(_ kind: ResultColumn.Kind) -> [String] {
      zip(columns, row.cells).compactMap { column, cell in
        if case .text(let text) = cell, column.kind == kind { text } else { nil }
      }
    }
    return (
      texts(.key).joined(separator: " - "), texts(.label).joined(separator: " - ")
    )
  }
}

/// One row with its cells in the order of the columns, and what a text says of it.
struct ResultRow: Sendable {
  let cells: [ResultCell]
  let sentences: [ResultSentence]

  init(_ cells: [ResultCell], says sentences: [ResultSentence] = []) {
    self.cells = cells
    self.sentences = sentences
  }
}

/// What the cells below one another tell.
struct ResultColumn: Sendable {
  enum Kind: Hashable, Sendable {
    /// A text by which rows are told apart.
    case key
    /// What a reader knows the row by.
    case label
    case text, flag, number
    /// Some numbers, by the names of their fields.
    case numbers([String])
    /// An interval, by what stands before the names of its two fields.
    case interval(String)
  }

  /// Its name in JSON.
  let key: String
  let kind: Kind
  /// What stands over it in a text; nil where texts leave it out.
  let heading: String?
  /// What its numbers count or measure.
  let unit: String?
  /// Its name in CSV; empty where files of records leave it out.
  private let field: String
  /// Its place in the row's object of the document; nil where it has none.
  ///
  /// A key that ends in `?` is null where nothing below it exists.
  let path: String?

  init(
    _ key: String, _ kind: Kind = .number, heading: String? = nil, unit: String? = nil,
    field: String? = nil, path: String?
  ) {
    self.key = key
    self.kind = kind
    self.heading = heading
    self.unit = unit
    self.field = field ?? Self.words(key, separator: "_")
    self.path = path
  }

  /// A column that the document has by its own name.
  init(
    _ key: String, _ kind: Kind = .number, heading: String? = nil, unit: String? = nil,
    field: String? = nil
  ) {
    self.init(key, kind, heading: heading, unit: unit, field: field, path: key)
  }

  /// What a reader knows it by, whether a text shows it or not.
  var title: String {
    heading.flatMap { $0.isEmpty ? nil : $0 } ?? Self.words(key, separator: " ")
  }

  /// The names of its fields in CSV.
  var fields: [String] {
    switch kind {
    case .key, .label, .text, .flag, .number: field.isEmpty ? [] : [field]
    case .numbers(let names): names
    case .interval(let prefix): [prefix + "lower", prefix + "upper"]
    }
  }

  /// `standardError` as `standard_error`.
  private static func words(_ key: String, separator: Character) -> String {
    var words = ""
    for character in key {
      if character.isUppercase, words.last?.isLowercase == true { words.append(separator) }
      words += character.isUppercase ? character.lowercased() : String(character)
    }
    return words
  }
}
