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
            json.member("itemRest", item.itemRest)
            json.member("alphaIfDropped", item.alphaIfDropped)
          }
        }
      }
    }
    return json.text + "\n"
  }
}
