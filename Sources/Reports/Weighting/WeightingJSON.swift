import Diagnostics
import SurveyStatistics
package import Tabulation

/// Renders how a sample was weighted as JSON of the form `percept.weighting/1`.
package struct WeightingJSON: Sendable {
  package init() {}

  package func render(_ weighting: SampleWeighting) -> String {
    var json = JSONText(layout: .indented)
    let fitted = weighting.fitted
    json.object { json in
      json.member("format", "percept.weighting/1")
      json.member("method", weighting.method.name)
      json.member("iterations", fitted.iterations)
      json.member("largestGap", fitted.largestGap)
      json.member("respondents", weighting.respondents)
      let spread = weighting.holdsSpreadBack ? nil : fitted.spread
      let factors = weighting.holdsSpreadBack ? nil : fitted.factors
      json.member("weights", [spread?.smallest, spread?.largest])
      json.member("factors", [factors?.lowerBound, factors?.upperBound])
      json.member("trimmed", weighting.holdsSpreadBack ? nil : fitted.trimmed)
      json.member("designEffect", spread?.designEffect)
      json.member("effective", spread?.effectiveSampleSize)
      json.key("excluded")
      json.object(inline: true) { json in
        for exclusion in weighting.excluded { json.member(exclusion.reason.name, exclusion.count) }
      }
      json.key("margins")
      json.array { json in
        for margin in weighting.margins { write(margin, to: &json) }
      }
      json.key("notes")
      json.array { json in for note in weighting.notes { json.value(note.description) } }
    }
    return json.text + "\n"
  }

  private func write(_ margin: WeightedMargin, to json: inout JSONText) {
    json.object { json in
      json.member("item", margin.item)
      json.member("label", margin.label)
      json.key("categories")
      json.array { json in
        for row in margin.rows {
          json.object(inline: true) { json in
            json.member("code", row.category.code)
            json.member("label", row.category.label)
            json.member("unweighted", row.respondents)
            json.member("before", row.before)
            json.member("after", row.after)
            json.member("target", row.target)
          }
        }
      }
      json.key("sources")
      json.array { json in for source in margin.sources { json.value(source) } }
    }
  }
}
