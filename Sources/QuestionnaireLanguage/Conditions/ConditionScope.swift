package import QuestionnaireModel
package import Words

/// The names a condition may use: the items of a questionnaire or the columns of a data set.
package struct ConditionScope: Sendable {
  package let entries: [Entry]
  package let subject: Subject
  private let positions: [String: Int]
  /// What some names stand for where a condition is read, as in a pass of a roster.
  private var meanings: [String: String] = [:]

  /// Makes a scope; of entries with the same name the first is meant.
  package init(_ entries: [Entry], subject: Subject = .item) {
    self.entries = entries
    self.subject = subject
    positions = Dictionary(
      entries.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether answers may be named without regard to case and diacritics: by those who type a condition
  /// for some data, and not in a questionnaire that stays.
  var folds: Bool { subject == .column }

  package subscript(_ name: String) -> Entry? {
    positions[meanings[name] ?? name].map { entries[$0] }
  }

  /// The same scope where some names stand for others.
  func renaming(_ meanings: [String: String]?) -> ConditionScope {
    guard let meanings, !meanings.isEmpty else { return self }
    var scope = self
    scope.meanings = meanings
    return scope
  }

  /// What findings call an entry.
  package enum Subject: String, Sendable {
    case item
    case column
  }

  /// A name with what it stands for.
  package struct Entry: Sendable {
    package let name: String
    /// The index that conditions carry; a battery's is its first row's.
    package let index: Int
    package let kind: Kind
    /// The non-answers it may hold; nil where every one is possible.
    package let nonanswers: [Nonanswer]?

    package init(name: String, index: Int, kind: Kind, nonanswers: [Nonanswer]? = nil) {
      self.name = name
      self.index = index
      self.kind = kind
      self.nonanswers = nonanswers
    }
  }

  package enum Kind: Sendable {
    case choice(Options)
    case choices(Options)
    case number(ClosedRange<Double>?)
    case date(ClosedRange<CalendarDate>?)
    case time(ClosedRange<ClockTime>?)
    case text
    case note
    case battery(rows: Range<Int>, Options)
    /// An entry whose own definition has an error; nothing more is said about it.
    case faulty
  }

  package struct Options: Sendable {
    package let options: [Option]
    /// Whether `<` and `>` mean something.
    package let isOrdered: Bool
    /// Whether the codes are quantities, so that the entry is a number as well.
    package let isNumeric: Bool
    /// Whether the values are codes that a person knows, and not positions in a list.
    package let hasCodes: Bool

    package init(
      _ options: [Option], isOrdered: Bool, isNumeric: Bool = false, hasCodes: Bool = true
    ) {
      self.options = options
      self.isOrdered = isOrdered
      self.isNumeric = isNumeric
      self.hasCodes = hasCodes
    }
  }

  package struct Option: Sendable {
    /// The number that conditions compare.
    package let value: Double
    /// The spellings that mean this option alone: its code and its name.
    package let names: [String]
    /// The spellings that are valid where no other option shares them: its labels.
    package let labels: [String]

    package init(value: Double, names: [String], labels: [String] = []) {
      self.value = value
      self.names = names
      self.labels = labels
    }
  }
}

extension ConditionScope.Options {
  enum Match {
    case value(Double)
    /// Several options have this label; their codes.
    case ambiguous([String])
    case none
  }

  /// Finds the option that a spelling stands for: by code or name, else by an unshared label.
  ///
  /// - Parameter folding: whether what is written alike will do where nothing is written so.
  func match(_ spelling: String, folding: Bool) -> Match {
    let spellings = options.map { Spelling(names: $0.names, labels: $0.labels) }
    switch spellings.match(spelling, folding: folding) {
    case .one(let place): return .value(options[place].value)
    case .several(let places):
      return .ambiguous(places.map { options[$0].names.first ?? options[$0].labels[0] })
    case .none: return .none
    }
  }

  /// The smallest and the largest number among the options.
  var bounds: ClosedRange<Double>? {
    let values = options.map(\.value)
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }
}
