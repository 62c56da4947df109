/// The name of a test or a measure of association, as options and output files write it.
package enum StatisticID: String, CaseIterable, Hashable, Sendable {
  case pearson
  case likelihoodRatio = "likelihood-ratio"
  case yates
  case fisher
  case linearByLinear = "linear-by-linear"
  case cochranArmitage = "cochran-armitage"
  case mcnemar
  case bowker
  case stuartMaxwell = "stuart-maxwell"
  case bhapkar
  case raoScottF = "rao-scott-f"
  case raoScottChiSquare = "rao-scott-chisq"
  case raoScottSecondOrder = "rao-scott-second-order"
  case raoScottLinearCombination = "rao-scott-lincom"
  case raoScottSaddlepoint = "rao-scott-saddlepoint"
  case wald
  case adjustedWald = "adjusted-wald"
  case kruskalWallis = "kruskal-wallis"
  case mannWhitney = "mann-whitney"
  case jonckheere

  case phi
  case cramersV = "cramers-v"
  case cramersVCorrected = "cramers-v-corrected"
  case contingencyCoefficient = "contingency-coefficient"
  case lambdaRows = "lambda-rows"
  case lambdaColumns = "lambda-columns"
  case lambdaSymmetric = "lambda-symmetric"
  case uncertaintyRows = "uncertainty-rows"
  case uncertaintyColumns = "uncertainty-columns"
  case uncertaintySymmetric = "uncertainty-symmetric"
  case gamma
  case tauB = "tau-b"
  case tauC = "tau-c"
  case somersDRows = "somers-d-rows"
  case somersDColumns = "somers-d-columns"
  case spearman
  case kappa
  case kappaLinear = "kappa-linear"
  case kappaQuadratic = "kappa-quadratic"
  case oddsRatio = "odds-ratio"
  case riskRatio = "risk-ratio"

  /// Whether it measures how strong an association is, rather than testing whether there is one.
  package var isAssociation: Bool {
    switch self {
    case .pearson, .likelihoodRatio, .yates, .fisher, .linearByLinear, .cochranArmitage, .mcnemar,
      .bowker, .stuartMaxwell, .bhapkar, .raoScottF, .raoScottChiSquare, .raoScottSecondOrder,
      .raoScottLinearCombination, .raoScottSaddlepoint, .wald, .adjustedWald, .kruskalWallis,
      .mannWhitney, .jonckheere:
      false
    case .phi, .cramersV, .cramersVCorrected, .contingencyCoefficient, .lambdaRows, .lambdaColumns,
      .lambdaSymmetric, .uncertaintyRows, .uncertaintyColumns, .uncertaintySymmetric, .gamma, .tauB,
      .tauC, .somersDRows, .somersDColumns, .spearman, .kappa, .kappaLinear, .kappaQuadratic,
      .oddsRatio, .riskRatio:
      true
    }
  }

  /// The tests that are computed, in the order they are reported.
  package static let availableTests: [StatisticID] = [
    .pearson, .likelihoodRatio, .yates, .fisher, .linearByLinear, .cochranArmitage,
    .kruskalWallis, .mannWhitney, .jonckheere, .mcnemar, .bowker, .stuartMaxwell, .bhapkar,
  ]

  /// The tests that take the design of a sample into account, in the order they are reported.
  package static let designTests: [StatisticID] = [
    .raoScottF, .raoScottChiSquare, .raoScottSecondOrder, .raoScottLinearCombination,
    .raoScottSaddlepoint, .wald, .adjustedWald,
  ]

  /// Whether it is for samples with weights, strata or clusters.
  package var isDesignBased: Bool { Self.designTests.contains(self) }

  /// The measures of association that are computed, in the order they are reported.
  package static let availableAssociations: [StatisticID] = [
    .cramersV, .cramersVCorrected, .contingencyCoefficient, .phi, .oddsRatio, .riskRatio,
    .lambdaRows, .lambdaColumns, .lambdaSymmetric, .uncertaintyRows, .uncertaintyColumns,
    .uncertaintySymmetric, .gamma, .tauB, .tauC, .somersDRows, .somersDColumns, .spearman, .kappa,
    .kappaLinear, .kappaQuadratic,
  ]
}
