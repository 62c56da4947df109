import Diagnostics
import SurveyStatistics
package import Tabulation

/// Renders a regression as JSON of the form `percept.model/1`.
package struct ModelJSON: Sendable {
  package init() {}

  package func render(_ model: RegressionModel) -> String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.member("format", "percept.model/1")
      json.member("family", model.request.family.rawValue)
      json.member("outcome", model.request.formula.outcome)
      json.member("respondents", model.respondents)
      json.member("leftOut", model.leftOut)
      json.member("rSquared", model.rSquared)
      json.member("logLikelihood", model.logLikelihood)
      json.key("coefficients")
      json.array { json in
        for coefficient in model.coefficients {
          json.object { json in
            json.member("name", coefficient.name)
            json.member("estimate", coefficient.estimate.value)
            json.member("standardError", coefficient.estimate.standardError)
            json.interval(
              "confidenceInterval",
              coefficient.confidenceInterval(level: model.request.level))
            json.member("level", model.request.level)
            json.member("df", coefficient.degreesOfFreedom)
            json.member("p", coefficient.pValue?.value)
          }
        }
      }
      json.key("proportionalOdds")
      json.array { json in
        for (term, test) in model.proportionalOdds {
          json.object { json in
            json.member("term", term)
            json.member("statistic", test.statistic.value)
            json.numbers("df", test.statistic.degreesOfFreedom)
            json.member("p", test.pValue.value)
          }
        }
      }
      if !model.marginalMeans.isEmpty { writeMeans(model, to: &json) }
      json.key("notes")
      json.array { json in for note in model.notes { json.value(note.description) } }
    }
    return json.text + "\n"
  }

  private func writeMeans(_ model: RegressionModel, to json: inout JSONText) {
    json.key("marginalMeans")
    json.array { json in
      for entry in model.marginalMeans {
        json.object { json in
          json.member("attribute", entry.attribute)
          json.member("level", entry.level)
          json.member("mean", entry.mean.value)
          json.member("standardError", entry.mean.standardError)
          json.interval(
            "confidenceInterval", entry.mean.confidenceInterval(level: model.request.level))
          json.member("n", entry.mean.observations)
        }
      }
    }
  }
}
