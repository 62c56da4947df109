/// The name of a test of groups or pairs, as options and output files write it.
package enum ComparisonTestID: String, CaseIterable, Hashable, Sendable {
  case t
  case welch
  case anova
  case welchANOVA = "welch-anova"
  case tukey
  case gamesHowell = "games-howell"
  case mannWhitney = "mann-whitney"
  case brunnerMunzel = "brunner-munzel"
  case kruskalWallis = "kruskal-wallis"
  case dunn
  case jonckheere

  case designMeans = "design-means"
  case designRanks = "design-ranks"

  case designPairs = "design-pairs"

  case pairedT = "paired-t"
  case signedRank = "signed-rank"
  case sign
  case mcnemar

  /// How many groups it compares.
  enum Subject {
    case twoGroups
    case groups
    /// Every pair of several groups.
    case pairsOfGroups
    /// Groups of a sample with a design.
    case groupsOfDesign
    case pairs
    /// Pairs of answers in a sample with a design.
    case pairsOfDesign
    /// Pairs of answers with two categories.
    case binaryPairs
  }

  var subject: Subject {
    switch self {
    case .t, .welch, .mannWhitney, .brunnerMunzel: .twoGroups
    case .anova, .welchANOVA, .kruskalWallis, .jonckheere: .groups
    case .tukey, .gamesHowell, .dunn: .pairsOfGroups
    case .designMeans, .designRanks: .groupsOfDesign
    case .designPairs: .pairsOfDesign
    case .pairedT, .signedRank, .sign: .pairs
    case .mcnemar: .binaryPairs
    }
  }

  /// Whether it compares two answers of the same respondents.
  package var comparesPairs: Bool {
    switch subject {
    case .pairs, .pairsOfDesign, .binaryPairs: true
    case .twoGroups, .groups, .pairsOfGroups, .groupsOfDesign: false
    }
  }

  /// Whether it takes the design of a sample into account.
  var isDesignBased: Bool { subject == .groupsOfDesign || subject == .pairsOfDesign }

  /// The tests of groups that take the design of a sample into account, in the order reported.
  static let designTests: [ComparisonTestID] = [.designMeans, .designRanks]

  /// Whether it takes the groups in their order.
  var needsOrderedGroups: Bool { self == .jonckheere }

  /// Whether it comes with its kind of data when nothing is asked for.
  var isUsual: Bool {
    switch self {
    case .welch, .mannWhitney, .welchANOVA, .kruskalWallis, .jonckheere, .gamesHowell, .dunn,
      .pairedT, .signedRank, .mcnemar:
      true
    case .t, .anova, .tukey, .brunnerMunzel, .sign, .designMeans, .designRanks, .designPairs: false
    }
  }
}

/// The name of a size of an effect between groups or pairs, as output files write it.
package enum ComparisonEffectID: String, CaseIterable, Hashable, Sendable {
  case meanDifference = "mean-difference"
  case cohensD = "cohens-d"
  case hedgesG = "hedges-g"
  case hodgesLehmann = "hodges-lehmann"
  case cliffsDelta = "cliffs-delta"
  case probabilityOfSuperiority = "probability-of-superiority"
  case etaSquared = "eta-squared"
  case omegaSquared = "omega-squared"
  case epsilonSquared = "epsilon-squared"
  case dZ = "d-z"
  case dAverage = "d-av"
  case rankBiserial = "rank-biserial"
  case proportionDifference = "proportion-difference"
  case rankDifference = "rank-difference"
}
