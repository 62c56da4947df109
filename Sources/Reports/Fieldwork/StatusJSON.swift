import Diagnostics
package import Fieldwork
import SurveyStatistics

/// Renders the status of fieldwork as JSON.
package struct StatusJSON: Sendable {
  package init() {}

  package func render(_ status: FieldworkStatus) -> String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.member("format", "percept.status/1")
      json.member("questionnaire", status.questionnaire)
      json.member("version", status.version)
      json.member("edition", status.options.edition.rawValue)
      json.member("by", status.options.dimension)
      write(status.options, to: &json)
      json.key("all")
      write(status.overall, status.options, to: &json)
      json.key("groups")
      json.array { json in
        for group in status.groups { write(group, status.options, to: &json) }
      }
      json.key("quotas")
      json.array { json in for quota in status.quotas { write(quota, to: &json) } }
      json.key("lengths")
      write(status.lengths, to: &json)
      json.key("breakOffs")
      json.array { json in for breakOff in status.breakOffs { write(breakOff, to: &json) } }
      json.key("interviewers")
      json.array { json in for one in status.interviewers { write(one, to: &json) } }
      json.key("flags")
      json.array { json in for flag in status.flags { write(flag, to: &json) } }
      json.key("interviewerEffects")
      json.array { json in for effect in status.effects { write(effect, to: &json) } }
      json.key("notes")
      json.array { json in for note in status.notes { json.value(note) } }
    }
    return json.text + "\n"
  }

  /// From where on something is worth a second look.
  private func write(_ options: FieldworkStatus.Options, to json: inout JSONText) {
    json.key("criteria")
    json.object { json in
      json.member("smallestGroup", options.smallestGroup)
      json.member("straightAnswers", options.straightAnswers)
      json.member("speedAdvantage", options.speedAdvantage)
      json.member("timedInterviews", options.timedInterviews)
      json.member("match", options.matchShare)
      json.member("commonItems", options.commonItems)
    }
  }

  private func write(
    _ progress: Progress, _ options: FieldworkStatus.Options, to json: inout JSONText
  ) {
    let rates = progress.rates(options.eligibility)
    json.object { json in
      json.member("name", progress.name)
      json.member("cases", progress.cases)
      json.member("attempts", progress.attempts)
      json.member("completed", progress.completed)
      json.key("dispositions")
      json.object(inline: true) { json in
        for category in OutcomeCategory.allCases
        where options.edition == .tenth || category != .unknownRespondent {
          json.member(category.rawValue, progress.counts[category])
        }
      }
      json.key("eligibility")
      json.object(inline: true) { json in
        json.member("method", StatusWords.method(rates.method))
        json.member("e", rates.eligibility?.value)
        json.member("fraction", rates.eligibility?.description)
      }
      json.key("rates")
      json.object { json in
        for rate in OutcomeRate.allCases {
          json.key(rate.rawValue)
          json.object(inline: true) { json in
            json.member("value", rates[rate]?.value)
            json.member("fraction", rates[rate]?.description)
          }
        }
      }
    }
  }

  private func write(_ quota: QuotaProgress, to json: inout JSONText) {
    json.object(inline: true) { json in
      json.member("quota", quota.id)
      json.member("target", quota.target)
      json.member("counted", quota.counted)
    }
  }

  private func write(_ lengths: LengthSummary?, to json: inout JSONText) {
    guard let lengths else {
      json.null()
      return
    }
    json.object(inline: true) { json in
      json.member("timed", lengths.count)
      json.member("lowerQuartile", lengths.lowerQuartile)
      json.member("median", lengths.median)
      json.member("upperQuartile", lengths.upperQuartile)
    }
  }

  private func write(_ breakOff: BreakOff, to json: inout JSONText) {
    json.object(inline: true) { json in
      json.member("item", breakOff.item)
      json.member("count", breakOff.count)
      json.member("reached", breakOff.reached)
    }
  }

  private func write(_ interviewer: InterviewerQuality, to json: inout JSONText) {
    json.object { json in
      json.member("interviewer", interviewer.name)
      json.member("completed", interviewer.completed)
      json.member("brokenOff", interviewer.brokenOff)
      json.key("lengths")
      write(interviewer.lengths, to: &json)
      json.member("straight", interviewer.straight)
      json.member("speeding", interviewer.speeding)
      json.member("nearDuplicates", interviewer.nearDuplicates)
    }
  }

  private func write(_ flag: InterviewFlag, to json: inout JSONText) {
    json.object { json in
      json.member("interview", flag.interview)
      json.member("interviewer", flag.interviewer)
      json.member("straightBatteries", flag.straightBatteries)
      json.member("longestRun", flag.longestRun)
      json.member("leastVariability", flag.leastVariability)
      json.member("seconds", flag.seconds)
      json.member("speedAdvantage", flag.speeding)
      json.member("match", flag.match)
      json.member("matchingInterview", flag.matchingInterview)
    }
  }

  private func write(_ effect: InterviewerEffect, to json: inout JSONText) {
    let correlation = effect.correlation
    json.object { json in
      json.member("item", effect.item)
      json.member("interviews", correlation.groups.reduce(0) { $0 + $1.count })
      json.member("interviewers", correlation.groups.count)
      json.member("intraclassCorrelation", correlation.value)
      json.interval("confidenceInterval", correlation.confidenceInterval())
      json.member("level", 0.95)
      json.member("designEffect", correlation.designEffect)
      json.member("F", correlation.analysis.statistic.value)
      json.numbers("df", correlation.analysis.statistic.degreesOfFreedom)
      json.member("p", correlation.analysis.pValue.value)
    }
  }
}
