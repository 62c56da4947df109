package import Diagnostics
import YAMLReading

/// What must be known of a plan before it can be checked: which data it is for.
package struct PlanHeading: Hashable, Sendable {
  package let name: String?
  package let questionnaire: String?
  package let version: String?
  package let language: String?
  /// The columns of which it says that their cells are lists, and so no numbers.
  package let lists: Set<String>

  /// Looks at the top of a plan, whatever is wrong with the rest of it.
  package init(of source: SourceText) {
    let root = YAMLReader.read(source).root
    name = root?["plan"]?.scalar
    questionnaire = root?["questionnaire"]?.scalar
    version = root?["version"]?.scalar
    language = root?["language"]?.scalar
    lists = Set(root?["sets"]?.mapping?.compactMap { $0.value["list"]?.scalar } ?? [])
  }
}
