package import Diagnostics
import SurveyStatistics
package import Tabulation

/// Renders a comparison as JSON of the form `percept.test/1`.
///
/// Tests and associations are written as in a table; numbers carry full precision; what does not
/// exist, and an infinite number, is `null`.
package struct ItemComparisonJSON: Sendable {
  package init() {}

  package func render(_ comparison: ItemComparison) -> String {
    var json = JSONText(layout: .indented)
    write(comparison, to: &json)
    return json.text + "\n"
  }

  /// Writes the comparison as one value of a larger document.
  package func write(_ comparison: ItemComparison, to json: inout JSONText) {
    json.object { json in
      json.member("format", "percept.test/1")
      json.key("outcome")
      write(comparison.outcome, to: &json)
      switch comparison.design {
      case .groups: json.key("by")
      case .pairs: json.key("pairs")
      }
      write(comparison.other, to: &json)
      writeBase(of: comparison, to: &json)
      json.key("groups")
      json.array { json in for line in comparison.lines { write(line, to: &json) } }
      json.key("tests")
      json.array { json in for test in comparison.tests { write(test, to: &json) } }
      json.key("associations")
      json.array { json in for effect in comparison.effects { write(effect, to: &json) } }
      json.key("comparisons")
      json.array { json in
        for pair in comparison.pairwise { write(pair, comparison.samples, to: &json) }
      }
      json.key("notes")
      json.array { json in for note in comparison.notes { json.value(note.description) } }
    }
  }

  private func write(_ item: ComparedItem, to json: inout JSONText) {
    json.object(inline: true) { json in
      json.member("item", item.name)
      json.member("label", item.label)
    }
  }

  private func writeBase(of comparison: ItemComparison, to json: inout JSONText) {
    json.key("base")
    json.object { json in
      json.member("unweighted", comparison.size)
      json.key("excluded")
      json.object(inline: true) { json in
        for exclusion in comparison.excluded { json.member(exclusion.reason.name, exclusion.count) }
      }
    }
  }

  private func write(_ line: ItemComparison.Line, to json: inout JSONText) {
    json.object(inline: true) { json in
      switch line {
      case .sample(let sample):
        json.member("code", sample.code)
        json.member("label", sample.label)
        json.member("n", sample.size)
        json.member("mean", sample.mean)
        json.member("standardDeviation", sample.standardDeviation)
        json.member("median", sample.median)
      case .nobody(let group):
        json.member("code", group.code)
        json.member("label", group.label)
        json.member("n", 0)
        for number in ["mean", "standardDeviation", "median"] {
          json.member(number, nil as Double?)
        }
      }
    }
  }

  private func write(_ test: ComparisonTest, to json: inout JSONText) {
    json.object { json in
      json.member("id", test.id.rawValue)
      json.member("statistic", test.statistic)
      json.numbers("df", test.degreesOfFreedom)
      json.member("p", test.p.value)
      json.member("method", test.p.origin.method)
    }
  }

  private func write(_ effect: ComparisonEffect, to json: inout JSONText) {
    json.object { json in
      json.member("id", effect.id.rawValue)
      json.member("estimate", effect.estimate)
      json.member("standardError", effect.standardError)
      json.interval("confidenceInterval", effect.confidenceInterval)
      json.member("level", effect.level)
    }
  }

  private func write(
    _ pair: PairwiseResult, _ samples: [ComparedSample], to json: inout JSONText
  ) {
    json.object { json in
      json.member("id", pair.id.rawValue)
      json.member("first", samples[pair.first].code)
      json.member("second", samples[pair.second].code)
      json.member("difference", pair.difference)
      json.member("standardError", pair.standardError)
      json.interval("confidenceInterval", pair.confidenceInterval)
      json.member("statistic", pair.statistic)
      json.numbers("df", pair.degreesOfFreedom)
      json.member("p", pair.p.value)
      json.member("method", pair.p.origin.method)
    }
  }
}
