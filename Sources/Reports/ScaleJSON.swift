import Diagnostics
import SurveyStatistics
package import Tabulation

/// Renders the analysis of a scale as JSON; what does not exist is `null`.
package struct ScaleJSON: Sendable {
  package init() {}

  package func render(_ scale: ScaleAnalysis) -> String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.member("n", scale.size)
      json.member("alpha", scale.alpha)
      json.interval("alphaConfidenceInterval", scale.alphaInterval)
      json.member("standardizedAlpha", scale.standardizedAlpha)
      json.member("omega", scale.omega)
      json.key("items")
      json.array { json in
        for item in scale.items {
          json.object(inline: true) { json in
            json.member("item", item.name)
            json.member("reversed", item.isReversed)
            json.member("itemRest", item.itemRest)
            json.member("alphaIfDropped", item.alphaIfDropped)
          }
        }
      }
      if !scale.differentialFunctioning.isEmpty { write(scale.differentialFunctioning, to: &json) }
      json.key("notes")
      json.array { json in for note in scale.notes { json.value(note.description) } }
    }
    return json.text + "\n"
  }

  private func write(_ items: [ItemFunctioning], to json: inout JSONText) {
    json.key("differentialFunctioning")
    json.array { json in
      for functioning in items {
        let result = functioning.result
        json.object { json in
          json.member("item", functioning.item)
          json.member("n", result.observations)
          for (name, comparison) in [
            ("any", result.total), ("uniform", result.uniform), ("nonuniform", result.nonuniform),
          ] {
            json.key(name)
            json.object(inline: true) { json in
              json.member("statistic", comparison.statistic.value)
              json.numbers("df", comparison.statistic.degreesOfFreedom)
              json.member("p", comparison.pValue.value)
              json.member("gain", comparison.gain)
              json.member("size", comparison.size.rawValue)
            }
          }
        }
      }
    }
  }
}
