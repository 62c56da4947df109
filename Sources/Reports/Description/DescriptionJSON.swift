import Diagnostics
import Microdata
package import Tabulation

/// Renders a description as JSON of the form `percept.describe/1`; what does not exist is `null`.
package struct DescriptionJSON: Sendable {
  private let showsOutliers: Bool

  package init(showingOutliers: Bool = false) {
    showsOutliers = showingOutliers
  }

  package func render(_ description: DatasetDescription) -> String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.member("format", "percept.describe/1")
      json.member("rows", description.rows)
      json.key("items")
      write(description.items, to: &json)
      if !description.groups.isEmpty {
        json.key("groups")
        json.array { json in
          for group in description.groups {
            json.object { json in
              json.member("by", group.item)
              json.member("code", group.code)
              json.member("label", group.label)
              json.member("rows", group.rows)
              json.key("items")
              write(group.items, to: &json)
            }
          }
        }
      }
      if let patterns = description.patterns { write(patterns, to: &json) }
      json.key("notes")
      json.value(description.notes)
    }
    return json.text + "\n"
  }

  private func write(_ items: [ItemDescription], to json: inout JSONText) {
    json.array { json in for item in items { write(item, to: &json) } }
  }

  private func write(_ item: ItemDescription, to json: inout JSONText) {
    json.object { json in
      json.member("item", item.item)
      json.member("label", item.label)
      json.member("kind", item.measurement.word)
      json.member("answered", item.answered)
      json.key("nonanswers")
      json.object(inline: true) { json in
        for nonanswer in item.nonanswers { json.member(nonanswer.code, nonanswer.count) }
      }
      json.key("categories")
      if let categories = item.categories {
        json.array { json in
          for category in categories {
            json.object(inline: true) { json in
              json.member("code", category.code)
              json.member("label", category.label)
              json.member("n", category.count)
              json.member("percent", category.percent)
              if category.count == nil { json.member("withheld", true) }
            }
          }
        }
      } else {
        json.null()
      }
      json.member("mean", item.numbers?.mean)
      json.member("sd", item.numbers?.standardDeviation)
      json.key("quartiles")
      if let quartiles = item.numbers?.quartiles {
        json.value(quartiles.map(Optional.some))
      } else {
        json.null()
      }
      json.member("minimum", item.numbers?.minimum)
      json.member("maximum", item.numbers?.maximum)
      if showsOutliers { write(item.numbers?.outliers, to: &json) }
      if item.isWithheld { json.member("withheld", true) }
    }
  }

  private func write(_ outliers: DescribedNumbers.Outliers?, to json: inout JSONText) {
    json.key("outliers")
    guard let outliers else { return json.null() }
    json.object(inline: true) { json in
      json.member("outside", outliers.outside)
      json.member("farOutside", outliers.farOutside)
      json.member("fences", [outliers.innerFence.lowerBound, outliers.innerFence.upperBound])
    }
  }

  private func write(_ patterns: MissingPatterns, to json: inout JSONText) {
    json.key("missingPatterns")
    json.array { json in
      for pattern in patterns.patterns {
        json.object(inline: true) { json in
          json.member("n", pattern.count)
          json.key("missing")
          json.value(pattern.items)
        }
      }
    }
    json.key("leftOutOfPatterns")
    json.value(patterns.leftOut)
  }
}

extension Measurement {
  /// The kind of an item's answers, in one word.
  var word: String {
    switch self {
    case .nominal: "nominal"
    case .ordinal: "ordinal"
    case .numeric: "numeric"
    }
  }
}
