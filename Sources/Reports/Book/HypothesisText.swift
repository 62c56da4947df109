import SurveyStatistics
import Tabulation

/// A claim of the plan as a line of text: the difference with its interval first, then the test.
struct HypothesisText {
  private let result: HypothesisResult
  private let isWithheld: Bool

  init(_ result: HypothesisResult, isWithheld: Bool) {
    self.result = result
    self.isWithheld = isWithheld
  }

  /// `H1, planned: Men are healthier; mean of health, Male less Female: 0.37, 95% CI [0.17, 0.57]; …`.
  var line: String {
    let hypothesis = result.hypothesis
    let statement = hypothesis.statement.isEmpty ? "" : "\(hypothesis.statement); "
    return "\(hypothesis.name), \(result.standing.words): \(statement)\(compared): "
      + (isWithheld ? PublishedNumber.withheldSign : numbers)
  }

  private var compared: String {
    let pair = result.groups.joined(separator: " less ")
    switch result.hypothesis.measure {
    case .mean: return "mean of \(result.hypothesis.item), \(pair)"
    case .share:
      let categories = result.categories.map { "'\($0)'" }.joined(separator: ", ")
      return "share of \(categories) in \(result.hypothesis.item), \(pair)"
    }
  }

  private var numbers: String {
    let bases = result.bases.map { String($0.unweighted) }.joined(separator: " and ")
    let flag = result.flag.rawValue
    var parts: [String] = []
    switch result.outcome {
    case .untested(let reason): parts.append("not tested, \(reason.rawValue)")
    case .tested(let tested):
      parts.append(
        format.text(tested.difference.value) + unit
          + StatisticText.interval(tested.interval, format))
      parts.append(
        "claimed \(claim): t\(StatisticText.freedom(tested.statistic.degreesOfFreedom)) = "
          + "\(DecimalFormat.statistic.text(tested.statistic.value)), \(StatisticText.p(tested.p))")
    }
    parts.append("n = \(bases)\(flag)")
    if let family = result.family {
      parts.append(
        "family '\(family.name)' of \(family.size), \(family.adjustment.title): "
          + StatisticText.p(family.adjustedP))
    }
    return parts.joined(separator: "; ")
  }

  private var isMean: Bool { result.hypothesis.measure == .mean }

  private var format: DecimalFormat { isMean ? .statistic : .percent }

  private var unit: String { isMean ? "" : " points" }

  private var claim: String {
    let margin = ShortestDecimal(result.hypothesis.margin).text + unit
    let word = result.hypothesis.direction.rawValue
    switch result.hypothesis.direction {
    case .equivalent: return "\(word), within \(margin)"
    case .greater, .less, .different:
      return result.hypothesis.margin == 0 ? word : "\(word) by more than \(margin)"
    }
  }
}

extension TableStanding {
  /// `planned`, `exploratory`, or `deviates (another weight)`.
  fileprivate var words: String {
    aspects.isEmpty ? name : "\(name) (\(aspects.map(\.rawValue).joined(separator: ", ")))"
  }

  /// The word of output files.
  var name: String {
    switch self {
    case .planned: "planned"
    case .exploratory: "exploratory"
    case .deviates: "deviates"
    }
  }

  /// In which respects it deviates.
  var aspects: [PlanAspect] { if case .deviates(let aspects) = self { aspects } else { [] } }
}
