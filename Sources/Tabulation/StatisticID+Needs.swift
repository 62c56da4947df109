/// What a table must be like for a statistic to make sense of it.
enum StatisticShape {
  case any
  case twoByTwo
  /// One of the two sides has two categories.
  case binarySide
  /// The columns are two groups.
  case twoColumns
  /// Both sides have the same categories.
  case square
  /// Both sides have the same two categories.
  case squareTwoByTwo
}

extension StatisticID {
  var shape: StatisticShape {
    switch self {
    case .yates, .phi, .oddsRatio, .riskRatio: .twoByTwo
    case .cochranArmitage: .binarySide
    case .mannWhitney: .twoColumns
    case .mcnemar: .squareTwoByTwo
    case .bowker, .stuartMaxwell, .bhapkar, .kappa, .kappaLinear, .kappaQuadratic: .square
    case .pearson, .likelihoodRatio, .fisher, .linearByLinear, .raoScottF, .raoScottChiSquare,
      .raoScottSecondOrder, .raoScottLinearCombination, .raoScottSaddlepoint,
      .wald,
      .adjustedWald, .kruskalWallis, .jonckheere, .cramersV, .cramersVCorrected,
      .contingencyCoefficient, .lambdaRows, .lambdaColumns, .lambdaSymmetric, .uncertaintyRows,
      .uncertaintyColumns, .uncertaintySymmetric, .gamma, .tauB, .tauC, .somersDRows,
      .somersDColumns, .spearman:
      .any
    }
  }

  /// Whether it compares answers that belong to the same categories on both sides.
  var needsSharedCategories: Bool {
    switch shape {
    case .square, .squareTwoByTwo: true
    case .any, .twoByTwo, .binarySide, .twoColumns: false
    }
  }

  /// Whether it takes the categories in their order.
  var needsOrder: Bool {
    switch self {
    case .linearByLinear, .cochranArmitage, .kruskalWallis, .mannWhitney, .jonckheere, .gamma,
      .tauB, .tauC, .somersDRows, .somersDColumns, .spearman, .kappaLinear, .kappaQuadratic:
      true
    case .pearson, .likelihoodRatio, .yates, .fisher, .mcnemar, .bowker, .stuartMaxwell, .bhapkar,
      .raoScottF, .raoScottChiSquare, .raoScottSecondOrder, .raoScottLinearCombination,
      .raoScottSaddlepoint, .wald, .adjustedWald, .phi, .cramersV, .cramersVCorrected,
      .contingencyCoefficient, .lambdaRows, .lambdaColumns, .lambdaSymmetric, .uncertaintyRows,
      .uncertaintyColumns, .uncertaintySymmetric, .kappa, .oddsRatio, .riskRatio:
      false
    }
  }

  /// Whether it depends on how many respondents there are, beyond their shares.
  var countsRespondents: Bool { !isAssociation || self == .cramersVCorrected }

  /// Whether it comes with a table of unordered categories when nothing is asked for.
  var isUsual: Bool {
    switch self {
    case .pearson, .likelihoodRatio, .yates, .fisher, .cramersV, .phi, .oddsRatio: true
    default: false
    }
  }
}
