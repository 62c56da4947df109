import SurveyStatistics
import Tabulation

extension ComparisonTestID {
  /// The name a reader knows it by.
  var title: String {
    switch self {
    case .t: "Student"
    case .welch: "Welch"
    case .anova: "Analysis of variance"
    case .welchANOVA: "Welch's analysis of variance"
    case .tukey: "Tukey–Kramer comparisons"
    case .gamesHowell: "Games–Howell comparisons"
    case .mannWhitney: "Mann–Whitney"
    case .brunnerMunzel: "Brunner–Munzel"
    case .kruskalWallis: "Kruskal–Wallis"
    case .dunn: "Dunn's comparisons"
    case .jonckheere: "Jonckheere–Terpstra"
    case .pairedT: "Paired"
    case .signedRank: "Wilcoxon signed-rank"
    case .sign: "Sign test, higher"
    case .mcnemar: "McNemar"
    case .designMeans: "Design-based comparison of means"
    case .designRanks: "Design-based rank test"
    case .designPairs: "Design-based comparison of pairs"
    }
  }

  func symbol(_ degreesOfFreedom: [Double]) -> String {
    switch self {
    case .designMeans, .designRanks: degreesOfFreedom.count == 1 ? "t" : "F"
    case .t, .welch, .pairedT, .designPairs, .brunnerMunzel, .tukey, .gamesHowell: "t"
    case .anova, .welchANOVA: "F"
    case .mannWhitney: "U"
    case .kruskalWallis: "H"
    case .dunn: "z"
    case .jonckheere: "J"
    case .signedRank: "V"
    case .sign: "n"
    case .mcnemar: "χ²"
    }
  }

  /// A count is whole; ranks may end in a half.
  var form: NumberForm { self == .sign ? .whole : .statistic }
}

extension ComparisonEffectID {
  var title: String {
    switch self {
    case .meanDifference: "Mean difference"
    case .cohensD: "Cohen's d"
    case .hedgesG: "Hedges' g"
    case .hodgesLehmann: "Hodges–Lehmann shift"
    case .cliffsDelta: "Cliff's δ"
    case .probabilityOfSuperiority: "Probability of superiority"
    case .etaSquared: "η²"
    case .omegaSquared: "ω²"
    case .epsilonSquared: "ε²"
    case .dZ: "d_z"
    case .dAverage: "d_av"
    case .rankBiserial: "Rank-biserial r"
    case .proportionDifference: "Difference of proportions"
    case .rankDifference: "Difference of mean ranks"
    }
  }

  /// Coefficients that cannot exceed 1 go without the zero before the point.
  var form: NumberForm {
    switch self {
    case .meanDifference, .cohensD, .hedgesG, .hodgesLehmann, .dZ, .dAverage: .statistic
    case .cliffsDelta, .probabilityOfSuperiority, .etaSquared, .omegaSquared, .epsilonSquared,
      .rankBiserial, .proportionDifference, .rankDifference:
      .share
    }
  }
}
