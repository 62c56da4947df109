import SurveyStatistics
import Tabulation

/// Writes tests and measures of association the way a paper does (APA 7).
enum StatisticText {
  /// `Pearson χ²(6) = 123.40, p < .001`.
  static func line(_ test: TestResult) -> String {
    let p = p(test.p)
    guard let statistic = test.statistic else {
      return test.p.origin == .exact
        ? "\(test.id.title), \(Self.p(test.p.value))" : "Fisher's test, \(p)"
    }
    return "\(test.id.title) \(test.id.symbol)\(freedom(test.degreesOfFreedom)) = "
      + "\(DecimalFormat.statistic.text(statistic)), \(p)"
  }

  /// `(6)`, `(2, 17.13)`, or nothing.
  static func freedom(_ degrees: [Double]) -> String {
    let numbers = degrees.map { number in
      let shortest = ShortestDecimal(number).text
      return shortest.contains(".") ? DecimalFormat.statistic.text(number) : shortest
    }
    return numbers.isEmpty ? "" : "(\(numbers.joined(separator: ", ")))"
  }

  /// `Cramér's V = .104, 95% CI [.065, .140]`.
  static func line(_ association: AssociationResult) -> String {
    let format = association.id.isBounded ? DecimalFormat.share : .statistic
    let estimate = "\(association.id.title) = \(format.text(association.estimate))"
    return estimate + interval(association.confidenceInterval, format)
  }

  /// `, 95% CI [.065, .140]`, or nothing.
  static func interval(_ interval: ConfidenceInterval?, _ format: DecimalFormat) -> String {
    guard let interval else { return "" }
    let level = ShortestDecimal(interval.level).shifted(by: 2).text
    return ", \(level)% CI [\(format.text(interval.lower)), \(format.text(interval.upper))]"
  }

  /// `p = .012`, with a word on how it was found where that is not by a limit distribution.
  static func p(_ p: PValue) -> String {
    switch p.origin {
    case .asymptotic: return Self.p(p.value)
    case .exact: return Self.p(p.value) + " (exact)"
    case .monteCarlo(let replicates, let standardError):
      let error = standardError < 0.0005 ? "< .001" : DecimalFormat.share.text(standardError)
      return Self.p(p.value) + " (Monte Carlo, \(replicates) draws, SE \(error))"
    }
  }

  /// `p = .012`, and a bound where three decimals would say 0 or 1.
  static func p(_ value: Double) -> String {
    if value < 0.001 { return "p < .001" }
    if value > 0.999, value < 1 { return "p > .999" }
    return "p = \(DecimalFormat.share.text(value))"
  }
}

extension StatisticID {
  /// The name a reader knows it by.
  fileprivate var title: String {
    switch self {
    case .pearson: "Pearson"
    case .likelihoodRatio: "Likelihood ratio"
    case .yates: "Yates"
    case .fisher: "Fisher's exact test"
    case .linearByLinear: "Linear-by-linear"
    case .cochranArmitage: "Cochran–Armitage"
    case .mcnemar: "McNemar"
    case .bowker: "Bowker"
    case .stuartMaxwell: "Stuart–Maxwell"
    case .bhapkar: "Bhapkar"
    case .raoScottF, .raoScottChiSquare: "Rao–Scott"
    case .raoScottSecondOrder: "Rao–Scott, second order,"
    case .raoScottLinearCombination: "Rao–Scott, as a sum of chi-squares,"
    case .raoScottSaddlepoint: "Rao–Scott, by saddlepoint,"
    case .wald: "Wald"
    case .adjustedWald: "Adjusted Wald"
    case .kruskalWallis: "Kruskal–Wallis"
    case .mannWhitney: "Mann–Whitney"
    case .jonckheere: "Jonckheere–Terpstra"
    case .phi: "φ"
    case .cramersV: "Cramér's V"
    case .cramersVCorrected: "Cramér's V, bias-corrected"
    case .contingencyCoefficient: "Contingency coefficient"
    case .lambdaRows: "λ, rows dependent"
    case .lambdaColumns: "λ, columns dependent"
    case .lambdaSymmetric: "λ, symmetric"
    case .uncertaintyRows: "Uncertainty coefficient, rows dependent"
    case .uncertaintyColumns: "Uncertainty coefficient, columns dependent"
    case .uncertaintySymmetric: "Uncertainty coefficient, symmetric"
    case .gamma: "γ"
    case .tauB: "τ-b"
    case .tauC: "τ-c"
    case .somersDRows: "Somers' d, rows dependent"
    case .somersDColumns: "Somers' d, columns dependent"
    case .spearman: "Spearman's ρ"
    case .kappa: "κ"
    case .kappaLinear: "κ, linear weights"
    case .kappaQuadratic: "κ, quadratic weights"
    case .oddsRatio: "Odds ratio"
    case .riskRatio: "Risk ratio"
    }
  }

  fileprivate var symbol: String {
    switch self {
    case .pearson, .yates, .mcnemar, .bowker, .stuartMaxwell, .bhapkar, .raoScottChiSquare,
      .raoScottSecondOrder, .raoScottLinearCombination, .raoScottSaddlepoint:
      "χ²"
    case .likelihoodRatio: "G²"
    case .linearByLinear: "M²"
    case .cochranArmitage: "z"
    case .kruskalWallis: "H"
    case .mannWhitney: "U"
    case .jonckheere: "J"
    case .raoScottF, .wald, .adjustedWald: "F"
    default: ""
    }
  }

  /// Whether it cannot exceed 1.
  fileprivate var isBounded: Bool {
    switch self {
    case .oddsRatio, .riskRatio: false
    default: true
    }
  }
}
