import SurveyStatistics

/// How a plan names the adjustment of tests for being many.
enum PlanAdjustment: String, CaseIterable {
  case none
  case bonferroni
  case holm
  case hochberg
  case benjaminiHochberg = "bh"
  case benjaminiYekutieli = "by"

  static let words = allCases.map(\.rawValue)

  var adjustment: MultiplicityAdjustment {
    switch self {
    case .none: .none
    case .bonferroni: .bonferroni
    case .holm: .holm
    case .hochberg: .hochberg
    case .benjaminiHochberg: .benjaminiHochberg
    case .benjaminiYekutieli: .benjaminiYekutieli
    }
  }
}
