import QuestionnaireModel

/// The truths that a condition can come to.
struct TruthSet: OptionSet, Hashable {
  let rawValue: UInt8

  static let no = TruthSet(rawValue: 1)
  static let unknown = TruthSet(rawValue: 2)
  static let yes = TruthSet(rawValue: 4)
  static let notYes: TruthSet = [.no, .unknown]
  static let notNo: TruthSet = [.yes, .unknown]
  static let any: TruthSet = [.no, .unknown, .yes]
}

extension TruthSet {
  init(_ truth: Truth) {
    switch truth {
    case .no: self = .no
    case .unknown: self = .unknown
    case .yes: self = .yes
    }
  }

  /// What the negation can come to.
  var negated: TruthSet {
    var result = intersection(.unknown)
    if contains(.yes) { result.insert(.no) }
    if contains(.no) { result.insert(.yes) }
    return result
  }

  /// What a conjunction can come to whose parts come to these independently of each other.
  static func conjunction(_ parts: some Sequence<TruthSet>) -> TruthSet {
    var isFalsifiable = false
    var mayBeTrue = true
    var mayHold = true
    var mayBeOpen = false
    for part in parts {
      isFalsifiable = isFalsifiable || part.contains(.no)
      mayBeTrue = mayBeTrue && part.contains(.yes)
      mayHold = mayHold && part != .no
      mayBeOpen = mayBeOpen || part.contains(.unknown)
    }
    var result: TruthSet = []
    if isFalsifiable { result.insert(.no) }
    if mayBeTrue { result.insert(.yes) }
    if mayHold && mayBeOpen { result.insert(.unknown) }
    return result
  }
}
