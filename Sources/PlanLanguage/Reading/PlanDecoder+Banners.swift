import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Banners: the columns of tables.
extension PlanDecoder {
  mutating func readBanners(_ node: YAMLNode) {
    for entry in node.mapping ?? [] {
      guard let name = declare(.banner, entry.key) else { continue }
      guard let fields = fields(entry.value, PlanSchema.banner, at: entry.key.span),
        let list = fields["columns"]?.sequence
      else {
        markUnsound(.banner, name)
        continue
      }
      if list.isEmpty {
        report(.bannerWithoutColumns(name, at: entry.key.span))
        markUnsound(.banner, name)
        continue
      }
      let groups = list.compactMap { group($0) }
      if groups.count < list.count { markUnsound(.banner, name) }
      plan.banners.append(
        Banner(
          name: name, title: fields["title"]?.scalar ?? name,
          hasTotal: fields["total"].flatMap { yesNo($0) } ?? true, groups: groups))
    }
  }

  private mutating func group(_ node: YAMLNode) -> BannerGroup? {
    if let levels = node.sequence {
      if levels.isEmpty { report(.planEmptyList("items", at: node.span)) }
      let selections = levels.compactMap { selection($0) }
      guard selections.count == levels.count, !levels.isEmpty else { return nil }
      for (place, level) in selections.enumerated()
      where selections[..<place].contains(where: { $0.item == level.item }) {
        report(.nestedInItself(level.item, at: levels[place].span))
        return nil
      }
      return .items(selections)
    }
    guard node.scalar == nil else {
      if let name = node.scalar, let set = bannerScope(name).sets[name] {
        _ = use(.responseSet, name)
        return .responses(set)
      }
      return selection(node).map { .items([$0]) }
    }
    guard let fields = fields(node, PlanSchema.column),
      let kind = only(["item", "responses"], of: fields, context: "an item of a banner")
    else { return nil }
    guard kind.name == "responses" else {
      return selection(node, fields).map { .items([$0]) }
    }
    return responses(kind.value, in: scope).map { .responses($0) }
  }

  /// The names among which a banner's item is sought: records' where respondents have none.
  private func bannerScope(_ name: String) -> PlanScope {
    guard scope[name] == nil, scope.sets[name] == nil else { return scope }
    let sets = plan.records.map(\.name).compactMap { recordScopes[$0] }
    return sets.first { $0[name] != nil || $0.sets[name] != nil } ?? scope
  }

  private mutating func selection(_ node: YAMLNode) -> ItemSelection? {
    if node.scalar != nil { return selected(node, categories: nil) }
    return fields(node, PlanSchema.column).flatMap { selection(node, $0) }
  }

  private mutating func selection(_ node: YAMLNode, _ fields: PlanFields) -> ItemSelection? {
    guard let item = fields["item"] else {
      report(.planMissingKey("item", in: "a nested item", at: fields.span))
      return nil
    }
    return selected(item, categories: fields["categories"])
  }

  private mutating func selected(_ node: YAMLNode, categories: YAMLNode?) -> ItemSelection? {
    guard var entry = column(node, in: bannerScope(node.scalar ?? "")) else { return nil }
    if let categories { entry = declaring(categories.scalars, of: entry) }
    guard entry.hasCategories else {
      report(.numbersWithoutBands(entry.column.name, at: node.span))
      return nil
    }
    let codes = categories.map { self.categories($0, of: entry) }
    if let codes, codes.isEmpty { return nil }
    return ItemSelection(entry.column.name, categories: codes)
  }
}
