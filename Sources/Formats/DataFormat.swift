package import Files

/// A kind of file that cases and variables are kept in.
///
/// A new format is one file: it says how it is known, and what it can read and write.
package protocol DataFormat: Sendable {
  /// What it is called, with its article: `an SPSS file`.
  var name: String { get }
  /// What names of its files end in, the usual one first, without a dot.
  var endings: [String] { get }
  /// Whether a file that begins with these bytes is one, whatever it is called.
  func recognizes(_ start: [UInt8]) -> Bool
}

/// A format that is read.
package protocol ReadableFormat: DataFormat {
  /// Reads a whole file, or some of its variables.
  func read(_ path: String, _ request: ReadingRequest) throws(FormatError) -> LabeledData
}

/// A format that is written.
package protocol WritableFormat: DataFormat {
  /// What is left of the data once the format holds them, and what is lost.
  ///
  /// - Throws: where it cannot hold them at all.
  func fitted(_ data: LabeledData) throws(FormatError) -> FittedData

  /// Writes what fits, in a file that only its owner may read.
  func write(_ fitted: FittedData, to path: String) throws(FormatError)
}

/// What is asked of a file.
package struct ReadingRequest: Hashable, Sendable {
  /// The variables whose values are wanted, in the file's order; nil for all.
  package var variables: Set<String>?
  /// The encoding of its texts, where it declares none or a wrong one.
  package var encoding: String?
  /// Whether the values are left out, and only the dictionary is read.
  package var dictionaryOnly = false

  package init() {}
}

/// Data as a format holds them, with what it could not hold.
package struct FittedData: Hashable, Sendable {
  package var data: LabeledData
  package var losses: [FormatLoss]

  package init(data: LabeledData, losses: [FormatLoss] = []) {
    self.data = data
    self.losses = losses
  }
}

/// Something that a format could not hold as it was.
package struct FormatLoss: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case renamed
    case labelCut = "label-cut"
    case textCut = "text-cut"
    case characters
    case missingMerged = "missing-merged"
    case set
    case weight
    case measure
    case labels
    case number
    case leftOut = "left-out"
  }

  package let kind: Kind
  /// The variable as the study names it; empty where it is of the whole file.
  package let variable: String
  package let detail: String

  package init(_ kind: Kind, _ variable: String, _ detail: String) {
    self.kind = kind
    self.variable = variable
    self.detail = detail
  }
}

/// Why a file could not be read or written; nothing of it was taken.
package enum FormatError: Error, Hashable, Sendable, CustomStringConvertible {
  case file(FileError)
  /// The file is not what its format has; the reason names the place.
  case damaged(path: String, reason: String)
  case truncated(path: String, rows: Int)
  case encoding(path: String, place: String)
  case unknownEncoding(path: String, name: String)
  case tooManyVariables(count: Int, most: Int)
  case duplicateName(String)
  case unknownVariable(String, suggestion: String?, known: [String])
  case notWritable(String)
  case notNumbers(String)
  case otherThanNamed(path: String, name: String)

  package var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .damaged(let path, let reason): "\(path) cannot be read: \(reason)"
    case .truncated(let path, let rows):
      "\(path) ends in the middle, after \(rows) complete rows; nothing of it was taken: get the whole file"
    case .encoding(let path, let place):
      "\(path) holds text that is not in the encoding it declares, at \(place);"
        + " save it again as UTF-8"
    case .unknownEncoding(let path, let name):
      "\(path) declares the encoding '\(name)', which is not known here; save it again as UTF-8"
    case .tooManyVariables(let count, let most):
      "there are \(count) variables, and at most \(most) are taken; leave some out"
    case .duplicateName(let name):
      "two variables are called '\(name)'; rename one of them in the program that wrote the file"
    case .unknownVariable(let name, let suggestion, let known):
      "the file has no variable '\(name)'"
        + (suggestion.map { "; did you mean '\($0)'?" }
          ?? "; it has \(known.prefix(20).joined(separator: ", "))")
    case .notWritable(let reason): reason
    case .notNumbers(let name): "variable '\(name)' must hold numbers and holds texts"
    case .otherThanNamed(let path, let name):
      "\(path) is named like \(name) and is none; give it the ending of what it is"
    }
  }
}
