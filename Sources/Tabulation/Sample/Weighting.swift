/// How much each row counts.
package enum Weighting: Hashable, Sendable {
  case none
  /// Each row stands for that many identical respondents: a whole number.
  case frequency(String)
  /// Each respondent stands for that many people of the population, or a share of them.
  case sampling(String)

  var isFrequency: Bool { if case .frequency = self { true } else { false } }

  package var isSampling: Bool { if case .sampling = self { true } else { false } }

  /// The name of the weight's column.
  package var column: String? {
    switch self {
    case .none: nil
    case .frequency(let name), .sampling(let name): name
    }
  }
}
