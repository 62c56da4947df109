import Diagnostics
import QuestionnaireModel
package import Rehearsal

/// Renders what a rehearsal came to as JSON, all of it.
package struct RehearsalJSON: Sendable {
  package init() {}

  package func render(_ result: RehearsalResult) -> String {
    var json = JSONText(layout: .indented)
    let words = RehearsalWords(result)
    json.object { json in
      json.member("format", "percept.rehearsal/1")
      json.member("synthetic", true)
      json.member("questionnaire", result.questionnaire.id)
      json.member("version", result.questionnaire.version)
      json.member("respondents", result.respondents)
      json.member("seed", String(result.seed))
      json.key("profiles")
      json.array { json in for profile in result.profiles { write(profile, to: &json) } }
      json.key("items")
      json.array { json in
        for (item, coverage) in zip(result.questionnaire.items, result.items) {
          write(coverage, of: item, to: &json)
        }
      }
      json.key("routes")
      json.array { json in
        for route in result.routes { write(route, of: result.questionnaire, to: &json) }
      }
      json.key("quotas")
      json.array { json in for filling in result.quotas { write(filling, to: &json) } }
      json.key("neverReached")
      json.array { json in
        for gap in result.gaps { write(gap, words, to: &json) }
      }
    }
    return json.text + "\n"
  }

  private func write(_ profile: ProfileResult, to json: inout JSONText) {
    json.object { json in
      json.member("profile", profile.profile.rawValue)
      json.member("respondents", profile.respondents)
      json.member("completed", profile.count(.completed))
      json.member("declined", profile.count(.declined))
      json.member("brokeOff", profile.count(.brokenOff))
      json.member("stuck", profile.count(.stuck))
      write(profile.questions, "questions", by: 1, to: &json)
      write(profile.silent, "minutesSilent", by: 60_000, to: &json)
      write(profile.aloud, "minutesAloud", by: 60_000, to: &json)
    }
  }

  private func write(
    _ spread: Spread?, _ name: String, by unit: Double, to json: inout JSONText
  ) {
    json.key(name)
    guard let spread else { return json.value(nil as Double?) }
    json.object(inline: true) { json in
      json.member("p10", Double(spread.low) / unit)
      json.member("median", Double(spread.median) / unit)
      json.member("p90", Double(spread.high) / unit)
    }
  }

  private func write(_ coverage: ItemCoverage, of item: Item, to json: inout JSONText) {
    json.object { json in
      json.member("item", item.id.rawValue)
      json.member("came", coverage.came)
      json.member("asked", coverage.asked)
      json.member("sentBack", coverage.refused)
      json.member("left", coverage.left)
      json.member("stuck", coverage.stuck)
      json.key("options")
      json.object(inline: true) { json in
        for option in coverage.options { json.member(String(option.code), option.count) }
      }
      json.key("nonanswers")
      json.object(inline: true) { json in
        for refusal in coverage.nonanswers { json.member(refusal.kind.rawValue, refusal.count) }
      }
    }
  }

  private func write(
    _ route: RouteResult, of questionnaire: Questionnaire, to json: inout JSONText
  ) {
    json.object { json in
      json.member("interviews", route.interviews)
      json.member("questions", route.questions)
      json.member("minutesSilent", Double(route.silent) / 60_000)
      json.member("minutesAloud", Double(route.aloud) / 60_000)
      json.key("profiles")
      json.array { json in
        for part in route.profiles {
          json.object(inline: true) { json in
            json.member("profile", part.profile.rawValue)
            json.member("interviews", part.interviews)
            json.member("minutesSilent", Double(part.silent) / 60_000)
            json.member("minutesAloud", Double(part.aloud) / 60_000)
          }
        }
      }
      json.key("items")
      json.array(inline: true) { json in
        for item in route.items { json.value(questionnaire.items[item].id.rawValue) }
      }
    }
  }

  private func write(_ filling: QuotaFilling, to json: inout JSONText) {
    json.object(inline: true) { json in
      json.member("quota", filling.quota.id)
      json.member("target", filling.quota.target)
      json.member("counted", filling.counted)
      json.member("filledAfter", filling.filledAfter)
    }
  }

  private func write(_ gap: Gap, _ words: RehearsalWords, to json: inout JSONText) {
    json.object { json in
      json.member("item", words.id(gap.item))
      json.member("finding", gap.isFinding)
      if case .optionNeverChosen(_, let code, _) = gap { json.member("option", code) }
      json.member("reason", words.text(of: gap))
    }
  }
}
