package import Comparing
import Diagnostics
import QuestionnaireModel

/// Renders what is otherwise in a new version of a questionnaire as JSON.
package struct RevisionJSON: Sendable {
  package init() {}

  package func render(_ comparison: QuestionnaireComparison) -> String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.member("format", "percept.diff/1")
      for (name, questionnaire) in [("old", comparison.old), ("new", comparison.new)] {
        json.key(name)
        json.object(inline: true) { json in
          json.member("questionnaire", questionnaire.id)
          json.member("version", questionnaire.version)
        }
      }
      json.key("counts")
      json.object(inline: true) { json in
        for level in ChangeClass.allCases {
          json.member(level.rawValue, comparison.changes(level).count)
        }
      }
      json.key("changes")
      json.array { json in for change in comparison.changes { write(change, to: &json) } }
    }
    return json.text + "\n"
  }

  private func write(_ change: Change, to json: inout JSONText) {
    json.object { json in
      json.member("class", change.level.rawValue)
      json.member("kind", change.kind.rawValue)
      json.member("item", change.item?.rawValue)
      json.member("detail", change.detail)
      write("languages", change.languages.map(\.rawValue), to: &json)
      write("indices", change.indices.map(\.rawValue), to: &json)
      json.member("mirror", change.mirror.map { "\($0.questionnaire).\($0.item)" })
    }
  }

  private func write(_ name: String, _ texts: [String], to json: inout JSONText) {
    json.key(name)
    json.array(inline: true) { json in for text in texts { json.value(text) } }
  }
}
