import Fieldwork
import SurveyStatistics

/// How the status of fieldwork names things, in whatever format.
enum StatusWords {
  /// Minutes and seconds: `12:05`.
  static func minutes(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let rest = String(whole % 60)
    return "\(whole / 60):" + (rest.count < 2 ? "0" : "") + rest
  }

  /// The share of unknown cases taken as eligible, and how it was found.
  static func eligibility(_ rates: OutcomeRates) -> String {
    let share = rates.eligibility.map { fraction in
      "e = \(DecimalFormat.share.text(fraction.value))"
        + (fraction.denominator == 1 ? "" : " = \(fraction)")
    }
    return "\(share ?? "e unknown"), \(method(rates.method))"
  }

  static func method(_ method: EligibilityMethod) -> String {
    switch method {
    case .proportional: "proportional allocation"
    case .given: "given"
    }
  }

  /// Why an interview is flagged.
  static func reasons(_ flag: InterviewFlag) -> [String] {
    var reasons: [String] = []
    if flag.straightBatteries > 0 {
      let batteries =
        flag.straightBatteries == 1 ? "1 battery" : "\(flag.straightBatteries) batteries"
      reasons.append("one answer throughout \(batteries)")
    }
    if let speeding = flag.speeding {
      reasons.append("\(DecimalFormat(decimals: 0).text(speeding * 100))% faster than the median")
    }
    if let match = flag.match, let other = flag.matchingInterview {
      reasons.append("\(DecimalFormat(decimals: 0).text(match * 100))% the answers of \(other)")
    }
    return reasons
  }
}
