import Diagnostics
import SurveyStatistics
import Tabulation

/// A claim of the plan for programs: its numbers by name.
extension HypothesisResult {
  enum Field {
    case text(String)
    case number(PublishedNumber)
  }

  /// The claim's fields as records, those that exist; numbers that are held back are told so.
  func records(isWithheld: Bool) -> [(name: String, value: Field)] {
    var records: [(String, Field)] = [
      ("standing", .text(standing.name)), ("direction", .text(hypothesis.direction.rawValue)),
      ("margin", .number(.number(hypothesis.margin))),
    ]
    for (name, value) in numbers {
      guard let value else { continue }
      records.append((name, .number(isWithheld ? .withheld : .number(value))))
    }
    if let family { records.append(("family_size", .number(.number(Double(family.size))))) }
    return records
  }

  private var numbers: [(name: String, value: Double?)] {
    [
      ("difference", tested?.difference.value),
      ("standard_error", tested?.difference.standardError),
      ("interval_lower", tested?.interval.lower), ("interval_upper", tested?.interval.upper),
      ("statistic", tested?.statistic.value), ("df1", tested?.statistic.degreesOfFreedom.first),
      ("p", tested?.p.value), ("family_p", family?.adjustedP),
      ("first_respondents", Double(bases[0].unweighted)),
      ("second_respondents", Double(bases[1].unweighted)),
    ]
  }

  fileprivate var codes: [String] {
    switch hypothesis.measure {
    case .mean: []
    case .share(let codes): codes
    }
  }
}

extension JSONText {
  /// Writes a claim with its test; what is held back is `null`, and `withheld` tells so.
  mutating func hypothesis(_ result: HypothesisResult, isWithheld: Bool) {
    let hypothesis = result.hypothesis
    object { json in
      json.member("name", hypothesis.name)
      json.member("says", hypothesis.statement)
      json.member("standing", result.standing.name)
      json.texts("deviations", result.standing.aspects.map(\.rawValue))
      json.member("item", hypothesis.item)
      json.member("measure", hypothesis.measure == .mean ? "mean" : "share")
      json.texts("categories", result.codes)
      json.member("by", hypothesis.groups.item)
      json.texts("groups", hypothesis.groups.categories ?? [])
      json.member("direction", hypothesis.direction.rawValue)
      json.member("margin", hypothesis.margin)
      json.test(of: result, isWithheld: isWithheld)
    }
  }

  private mutating func test(of result: HypothesisResult, isWithheld: Bool) {
    let tested = isWithheld ? nil : result.tested
    let bases = result.bases.map { isWithheld ? nil : $0 }
    key("bases")
    array { json in
      for base in bases {
        json.object(inline: true) { json in
          json.member("unweighted", base?.unweighted)
          json.member("weighted", base?.weighted)
          json.member("effective", base?.effective)
        }
      }
    }
    member("flag", isWithheld ? nil : result.flag.rawValue)
    member("difference", tested?.difference.value)
    member("standardError", tested?.difference.standardError)
    interval("confidenceInterval", tested?.interval)
    member("statistic", tested?.statistic.value)
    numbers("df", tested?.statistic.degreesOfFreedom ?? [])
    member("p", tested?.p.value)
    if case .untested(let reason) = result.outcome, !isWithheld {
      member("notTested", reason.rawValue)
    }
    if isWithheld { member("withheld", true) }
    guard let family = result.family else { return }
    key("family")
    object(inline: true) { json in
      json.member("name", family.name)
      json.member("size", family.size)
      json.member("adjustment", family.adjustment.rawValue)
      json.member("adjustedP", isWithheld ? nil : family.adjustedP)
    }
  }

  private mutating func texts(_ name: String, _ texts: [String]) {
    key(name)
    array(inline: true) { json in for text in texts { json.value(text) } }
  }
}
