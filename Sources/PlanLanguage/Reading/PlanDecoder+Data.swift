import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import SurveyStatistics
import Tabulation
import YAMLReading

/// Of which data a plan is, of whom, and how they were sampled.
extension PlanDecoder {
  mutating func readHeading(_ fields: PlanFields) {
    if let name = fields["plan"].flatMap({ name($0) }) { plan.name = name }
    plan.title = fields["title"]?.scalar ?? plan.name
    readQuestionnaire(fields)
    readLanguage(fields["language"])
    scope = PlanScope(subject, language: language)
    if let node = fields["level"], let level = number(node) {
      if 0 < level, level < 1 {
        plan.level = level
      } else {
        report(.levelOutOfRange("a confidence level", at: node.span))
      }
    }
  }

  private mutating func readQuestionnaire(_ fields: PlanFields) {
    let name = fields["questionnaire"]
    let version = fields["version"]
    if name == nil, let version {
      report(.planMissingKey("questionnaire", in: "a plan with a version", at: version.span))
    }
    guard let name, let text = name.scalar else { return }
    guard let newest = subject.questionnaire else {
      report(.dataWithoutQuestionnaire(text, at: name.span))
      return
    }
    guard newest.id == text else {
      report(.otherQuestionnaire(text, actual: newest.id, at: name.span))
      return
    }
    if let version, let wanted = version.scalar {
      if !subject.versions.contains(where: { $0.version == wanted }) {
        report(.unknownVersion(wanted, known: subject.versions.map(\.version), at: version.span))
      }
    }
    plan.questionnaire = PlannedQuestionnaire(
      name: text, version: version?.scalar ?? newest.version)
  }

  private mutating func readLanguage(_ node: YAMLNode?) {
    guard let node, let text = node.scalar else { return }
    let known = subject.questionnaire?.languages.map(\.rawValue) ?? []
    guard known.contains(text) else {
      report(.unknownLanguage(text, known: known, at: node.span))
      return
    }
    language = Language(text)
  }
}

/// Weights and designs.
extension PlanDecoder {
  mutating func readSampling(_ fields: PlanFields) {
    let weight = fields["weight"]
    let frequency = fields["frequency"]
    if weight != nil, let span = fields.keySpan("frequency") {
      report(.planConflictingKeys("frequency", "weight", at: span))
    }
    if let node = weight, let entry = weightColumn(node) {
      plan.weighting = .sampling(entry.column.name)
    } else if let node = frequency, let entry = weightColumn(node) {
      plan.weighting = .frequency(entry.column.name)
    }
    guard let node = fields["design"] else { return }
    if node.scalar != nil {
      readRoles(node, instead: fields)
      return
    }
    guard let design = self.fields(node, PlanSchema.design) else { return }
    if let origin = design["from"] { readRoles(origin, instead: fields, design) }
    if frequency != nil, let span = fields.keySpan("design") {
      report(.frequencyWithDesign(at: span))
    }
    readDesign(design)
  }

  /// Takes the weight, the strata and the clusters that the questionnaire names.
  ///
  /// - Parameter instead: the keys that must not name them as well.
  private mutating func readRoles(
    _ node: YAMLNode, instead fields: PlanFields, _ design: PlanFields? = nil
  ) {
    guard word(node, ["questionnaire"]) != nil else { return }
    let spans =
      ["weight", "frequency"].map { ($0, fields.keySpan($0)) }
      + ["strata", "clusters"].map { ($0, design?.keySpan($0)) }
    for (key, span) in spans {
      if let span { report(.planConflictingKeys(key, "design: questionnaire", at: span)) }
    }
    let entries = scope.entries.filter { !$0.isDerived && $0.column.origin.role != nil }
    let named = DesignColumns(entries.map(\.column))
    guard !named.isEmpty else {
      report(.noDesignRoles(at: node.span))
      return
    }
    for name in [named.weight].compactMap(\.self) + named.strata + named.clusters
    where scope[name]?.column.isKept ?? false {
      report(.neverExported(name, at: node.span))
    }
    if let weight = named.weight { plan.weighting = .sampling(weight) }
    plan.design.strata = named.strata
    plan.design.clusters = named.clusters
    if named.strata.count > named.clusters.count + 1 {
      report(.stageWithoutClusters(stage: named.clusters.count + 1, at: node.span))
    }
  }

  private mutating func weightColumn(_ node: YAMLNode) -> PlanScope.Entry? {
    guard let entry = column(node) else { return nil }
    let name = entry.column.name
    guard entry.isNumeric || subject.questionnaire == nil else {
      report(.weightNotNumeric(name, at: node.span))
      return nil
    }
    if let role = entry.item?.meaning.role, role != .weight {
      report(.wrongRole(name, role: role.rawValue, wanted: "weight", at: node.span))
      return nil
    }
    if let item = entry.item, item.meaning.role == nil {
      report(.weightWithoutRole(name, at: node.span))
    }
    return entry
  }

  private mutating func readDesign(_ fields: PlanFields) {
    var design = plan.design
    if fields["from"] == nil {
      design.strata = designColumns(fields["strata"], role: .stratum)
      design.clusters = designColumns(fields["clusters"], role: .cluster)
    }
    design.populations = designColumns(fields["populations"], role: nil)
    if let node = fields["nested"], let nested = yesNo(node) { design.nested = nested }
    if let word = fields["lonely"].flatMap({ word($0, PlanSchema.lonely) }) {
      design.lonelyStrata =
        switch word {
        case "certainty": .certainty
        case "adjust": .adjust
        case "average": .average
        default: .fail
        }
    }
    let stages = max(design.strata.count, design.populations.count)
    if stages > design.clusters.count + 1, fields["from"] == nil || !design.populations.isEmpty {
      report(.stageWithoutClusters(stage: design.clusters.count + 1, at: fields.span))
    }
    plan.design = design
  }

  private mutating func designColumns(_ node: YAMLNode?, role: DesignRole?) -> [String] {
    guard let node else { return [] }
    return words(node).compactMap { node in
      guard let entry = column(node) else { return nil }
      if let role, let actual = entry.item?.meaning.role, actual != role {
        report(
          .wrongRole(
            entry.column.name, role: actual.rawValue, wanted: role.rawValue, at: node.span))
      }
      return entry.column.name
    }
  }
}
