/// What a file of a statistical package holds: variables with labels, and the values of all cases.
///
/// It is the one value between files and the rest: a reader makes it, a writer takes it, and a format
/// that cannot hold all of it says what was lost.
package struct LabeledData: Hashable, Sendable {
  /// The title of the file.
  package var label = ""
  package var variables: [LabeledVariable] = []
  package var rowCount = 0
  package var sets: [ResponseSet] = []
  /// The name of the variable that cases are weighted by.
  package var weight: String?
  /// Lines that the authors of the file left in it.
  package var documents: [String] = []
  /// What a reader should know of how the file was read.
  package var notes: [String] = []

  package init() {}

  package subscript(_ name: String) -> LabeledVariable? {
    variables.first { $0.name == name }
  }
}

/// One variable of a file, with its values.
package struct LabeledVariable: Hashable, Sendable {
  package var name: String
  package var label = ""
  package var kind: ValueKind
  package var measure = MeasureLevel.unknown
  /// What its valid values stand for, in their order.
  package var labels: [ValueLabel] = []
  /// The values that are no answers, in their order, whether or not a case has them.
  package var missing: [MissingValue] = []
  package var values: LabeledValues
  /// For each case 0 where it has a value, 1 + the index of its missing value, or `unknown`.
  ///
  /// Empty where every case has a value.
  package var marks: [UInt8] = []

  /// The mark of a case without any value: missing by the system, of which no reason is known.
  package static let unknown = UInt8.max
  /// The most missing values that marks can tell apart.
  package static let mostMissing = 254

  package init(name: String, kind: ValueKind, values: LabeledValues) {
    self.name = name
    self.kind = kind
    self.values = values
  }

  package func mark(row: Int) -> UInt8 { marks.isEmpty ? 0 : marks[row] }
}

/// What the values of a variable are.
package enum ValueKind: Hashable, Sendable {
  /// Numbers that are shown with so many decimals.
  case number(decimals: Int)
  /// Days since 1970-01-01.
  case date
  /// Seconds since 1970-01-01 00:00.
  case moment
  /// Seconds, of a day or of a length of time.
  case time
  /// Texts of at most so many bytes.
  case text(width: Int)
}

package enum MeasureLevel: Hashable, Sendable {
  case unknown
  case nominal
  case ordinal
  case scale
}

/// The values of a variable; what stands where a case has none means nothing.
package enum LabeledValues: Hashable, Sendable {
  case numbers([Double])
  /// For each case the place of its text among the distinct ones.
  case texts([UInt32], distinct: [String])

  package var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .texts(let places, _): places.count
    }
  }
}

/// A value as files write it.
package enum LabeledValue: Hashable, Sendable {
  case number(Double)
  case text(String)
  /// Stata's `.a` to `.z`.
  case tag(UInt8)
}

package struct ValueLabel: Hashable, Sendable {
  package var value: LabeledValue
  package var label: String

  package init(value: LabeledValue, label: String) {
    self.value = value
    self.label = label
  }
}

/// A value that a file declares to be no answer.
package struct MissingValue: Hashable, Sendable {
  package var value: LabeledValue
  package var label: String?
  /// The letter that it would have as a tagged one, where whoever made it has a wish.
  package var letter: UInt8?

  package init(value: LabeledValue, label: String? = nil, letter: UInt8? = nil) {
    self.value = value
    self.label = label
    self.letter = letter
  }
}

/// Variables that hold the answers to one question together.
package struct ResponseSet: Hashable, Sendable {
  package var name: String
  package var label: String
  /// The value that means chosen where each variable is one option; nil where each holds a category.
  package var counted: String?
  package var variables: [String]

  package init(name: String, label: String, counted: String?, variables: [String]) {
    self.name = name
    self.label = label
    self.counted = counted
    self.variables = variables
  }
}
