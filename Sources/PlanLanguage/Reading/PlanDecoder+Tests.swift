import Diagnostics
import Microdata
import QuestionnaireLanguage
import SurveyStatistics
import Tabulation
import YAMLReading

/// Tests, families and hypotheses.
extension PlanDecoder {
  mutating func readFamilies(_ node: YAMLNode) {
    for entry in node.mapping ?? [] {
      guard let name = declare(.family, entry.key) else { continue }
      guard let fields = fields(entry.value, PlanSchema.family, at: entry.key.span),
        let adjustment = fields["adjust"].flatMap({ self.adjustment($0) })
      else {
        markUnsound(.family, name)
        continue
      }
      plan.families.append(
        TestFamily(
          name: name, title: fields["title"]?.scalar ?? name, adjustment: adjustment))
    }
  }

  private mutating func adjustment(_ node: YAMLNode) -> MultiplicityAdjustment? {
    word(node, PlanAdjustment.words).flatMap(PlanAdjustment.init)?.adjustment
  }

  mutating func readTests(_ node: YAMLNode) -> TablePlanTests {
    var tests = defaults.tests
    if node.scalar != nil {
      if let notation = word(node, PlanSchema.notations).flatMap(ComparisonNotation.init) {
        tests.notation = notation
      }
      return tests
    }
    guard let fields = fields(node, PlanSchema.tests) else { return tests }
    if let profile = fields["profile"].flatMap({ word($0, PlanSchema.profiles) }) {
      tests.profile = TestProfile(rawValue: profile) ?? .market
      switch tests.profile {
      case .market: break
      case .apa:
        tests.notation = .subscripts
        tests.adjustment = .holm
      case .spss: tests.adjustment = .bonferroni
      }
    }
    if let notation = fields["compare"].flatMap({ word($0, PlanSchema.notations) }) {
      tests.notation = ComparisonNotation(rawValue: notation) ?? .letters
    }
    if let node = fields["levels"] { tests.levels = self.levels(node) ?? tests.levels }
    if let adjustment = fields["adjust"].flatMap({ self.adjustment($0) }) {
      tests.adjustment = adjustment
    }
    if let node = fields["family"] { tests.family = family(node) }
    if let corrected = fields["overlap"].flatMap({ yesNo($0) }) {
      tests.overlapCorrected = corrected
    }
    if let compares = fields["total"].flatMap({ yesNo($0) }) { tests.comparesTotal = compares }
    if let hasOmnibus = fields["omnibus"].flatMap({ yesNo($0) }) { tests.hasOmnibus = hasOmnibus }
    if tests.notation == .subscripts, tests.levels.count > 1 {
      report(.twoLevelsOfSubscripts(at: fields["levels"]?.span ?? fields.span))
    }
    if tests.family != nil, !tests.hasOmnibus {
      report(.familyWithoutTest(at: fields["family"]?.span ?? fields.span))
    }
    if tests.profile == .spss, plan.isDesignBased, !plan.design.isEmpty {
      report(.profileOfDesign(at: fields["profile"]?.span ?? fields.span))
    }
    return tests
  }

  private mutating func family(_ node: YAMLNode) -> String? {
    let name = node.scalar ?? ""
    guard let declared = use(.family, name) else {
      report(.unknownPart(name, "family", known: names(of: .family), at: node.span))
      return nil
    }
    return declared.isSound ? name : nil
  }

  private mutating func levels(_ node: YAMLNode) -> [Double]? {
    let nodes = words(node)
    let levels = nodes.compactMap { number($0) }
    guard levels.count == nodes.count else { return nil }
    for (level, node) in zip(levels, nodes) where !(0 < level && level < 1) {
      report(.levelOutOfRange("a level of tests", at: node.span))
      return nil
    }
    guard (1...2).contains(levels.count), levels == levels.sorted() else {
      report(.levelsOutOfOrder(at: node.span))
      return nil
    }
    return levels
  }

  mutating func readHypotheses(_ node: YAMLNode) {
    var names: [String: SourceSpan] = [:]
    for entry in node.mapping ?? [] {
      guard let name = name(entry.key) else { continue }
      if let first = names[name] {
        report(.planDuplicate(name, "hypothesis", first: first, at: entry.key.span))
      }
      names[name] = entry.key.span
      readHypothesis(name, entry)
    }
  }

  private mutating func readHypothesis(_ name: String, _ entry: YAMLEntry) {
    guard let fields = fields(entry.value, PlanSchema.hypothesis, at: entry.key.span) else {
      return
    }
    let item = fields["item"].flatMap { column($0) }
    let measure = item.flatMap { self.measure(fields, of: $0) }
    let groups = fields["by"].flatMap { column($0) }.flatMap {
      self.groups(fields["groups"], of: $0)
    }
    let direction = fields["direction"].flatMap { word($0, PlanSchema.directions) }
    let margin = fields["margin"].flatMap {
      self.margin($0, isShare: fields["share"] != nil, direction)
    }
    let family = fields["family"].flatMap { self.family($0) }
    if let family { familySizes[family, default: 0] += 1 }
    guard let item, let measure, let groups, let margin,
      let direction = direction.flatMap(Hypothesis.Direction.init)
    else { return }
    let hypothesis = Hypothesis(
      name: name, statement: fields["says"]?.scalar ?? "", item: item.column.name,
      measure: measure, groups: groups, direction: direction, margin: margin, family: family)
    if isComplete, !plan.tables.contains(where: { plan.shows(hypothesis, in: $0) }) {
      report(
        .hypothesisWithoutTable(
          item.column.name, by: groups.item, at: fields["item"]?.span ?? fields.span))
    }
    plan.hypotheses.append(hypothesis)
  }

  private mutating func measure(
    _ fields: PlanFields, of entry: PlanScope.Entry
  ) -> Hypothesis.Measure? {
    if let node = fields["share"] {
      let codes = categories(node, of: entry)
      return codes.isEmpty ? nil : .share(codes: codes)
    }
    guard entry.hasNumbers else {
      report(
        .meanOfNominal(entry.column.name, "mean", at: fields["item"]?.span ?? fields.span))
      return nil
    }
    return .mean
  }

  private mutating func groups(
    _ node: YAMLNode?, of entry: PlanScope.Entry
  ) -> ItemSelection? {
    guard let node, let nodes = node.sequence else { return nil }
    let codes = nodes.compactMap { category($0, of: entry) }
    guard codes.count == nodes.count else { return nil }
    guard codes.count == 2, codes[0] != codes[1] else {
      report(.notTwoGroups(at: node.span))
      return nil
    }
    return ItemSelection(entry.column.name, categories: codes)
  }

  private mutating func margin(
    _ node: YAMLNode, isShare: Bool, _ direction: String?
  ) -> Double? {
    guard let margin = number(node) else { return nil }
    let needsRoom = direction == Hypothesis.Direction.equivalent.rawValue
    if margin < 0 || needsRoom && margin == 0 || isShare && margin > 100 {
      report(.marginOutOfRange(isEquivalence: needsRoom, at: node.span))
      return nil
    }
    return margin
  }
}
