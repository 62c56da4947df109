import QuestionnaireModel

/// How the answers to an item stand in the column cache.
///
/// A coded value below `answers` is an answer and above it a non-answer, so that one small number
/// says everything. Texts are not cached: they are no material for tables and stay in the log alone.
enum ColumnLayout: Hashable {
  /// The index of the option or point chosen.
  case coded(codes: [Int])
  /// One column for each option: 0 not chosen, 1 chosen.
  case spread(codes: [Int])
  /// One column for each option: 0 not ranked, else its rank, at most `depth`.
  case ranked(codes: [Int], depth: Int)
  /// Whole numbers, dates as days and times as minutes.
  case integers
  case decimals

  init?(_ type: ItemType) {
    switch type {
    case .single(let list), .consent(let list), .assigned(let list, _):
      self = .coded(codes: list.options.map(\.code))
    case .scale(let range, _, _), .differential(let range, _, _): self = .coded(codes: Array(range))
    case .multiple(let list, _), .drawn(let list, _, _):
      self = .spread(codes: list.options.map(\.code))
    case .ranking(let list, let limit):
      self = .ranked(codes: list.options.map(\.code), depth: limit ?? list.options.count)
    case .integer, .date, .time: self = .integers
    case .decimal, .computed: self = .decimals
    case .text, .note: return nil
    }
  }

  /// How many columns an item of this layout fills.
  var parts: Int {
    switch self {
    case .spread(let codes), .ranked(let codes, _): codes.count
    case .coded, .integers, .decimals: 1
    }
  }

  /// The first value that stands for a non-answer, where values are codes.
  var answers: Int {
    switch self {
    case .coded(let codes): codes.count
    case .spread: 2
    case .ranked(_, let depth): depth + 1
    case .integers, .decimals: 0
    }
  }

  /// Whether codes need two bytes.
  var isWide: Bool { answers + Nonanswer.allCases.count > 256 }

  /// The value that stands for a non-answer among codes.
  func code(of kind: Nonanswer) -> UInt16 {
    UInt16(answers + Int(kind.payloadByte) - 1)
  }
}
