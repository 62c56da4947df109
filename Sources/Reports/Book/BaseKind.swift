import Tabulation

/// The bases of a column in the order they are printed.
enum BaseKind: CaseIterable {
  case unweighted
  case weighted
  case effective

  var code: String {
    switch self {
    case .unweighted: "unweighted_base"
    case .weighted: "weighted_base"
    case .effective: "effective_base"
    }
  }

  var label: String {
    switch self {
    case .unweighted: "Unweighted base"
    case .weighted: "Weighted base"
    case .effective: "Effective base"
    }
  }

  func value(of base: BaseCounts) -> Double {
    switch self {
    case .unweighted: Double(base.unweighted)
    case .weighted: base.weighted
    case .effective: base.effective
    }
  }
}
