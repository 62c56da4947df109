import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Rosters: their items are read once for each pass, with names of their own.
extension QuestionnaireDecoder {
  /// What one pass is to be made of.
  private struct PassPlan {
    let code: Int
    let tag: String
    let words: LocalizedText
    let form: String?
    let membership: Condition
  }

  mutating func readRoster(_ node: YAMLNode, section: Int) {
    guard let fields = fields(node, Schema.item(.roster)) else { return }
    let id = identity(fields)
    _ = fields["id"].flatMap { name($0) }
    guard passes.count < Limits.rosterDepth else {
      report(.nestedTooDeep(limit: Limits.rosterDepth, at: id.span))
      return
    }
    if let second = fields.keySpan("count"), fields["over"] != nil {
      report(.conflictingKeys("count", "over", at: second))
    }
    guard let sourceNode = followedNode(fields, at: id.span) else { return }
    let most = fields["most"].flatMap { integer($0, in: 1...Limits.passes) }
    let wanted = resolved(sourceNode.scalar ?? "")
    guard let origin = items.firstIndex(where: { $0.id.text == wanted }) else {
      report(.rosterSource(sourceNode.scalar ?? "", at: sourceNode.span))
      return
    }
    let roster = rosters.count
    let start = items.count
    rosters.append(
      DraftRoster(
        id: id, writtenID: fields["id"]?.scalar ?? "", when: fields["when"], section: section,
        isPinned: fields["pinned"].flatMap { yesNo($0) } ?? false,
        prefersLeastFilled: fields["prefer"] != nil, outer: passes.last,
        source: (origin, sourceNode.span), items: start..<start))
    let plans: [PassPlan]
    if fields.keySpan("over") != nil {
      plans = optionPasses(of: origin, most, fields, roster: roster, at: sourceNode.span)
    } else {
      plans = countedPasses(of: origin, most, at: sourceNode.span)
    }
    for plan in plans { readPass(plan, all: plans, of: roster, fields) }
    rosters[roster].items = start..<items.count
  }

  /// The node that names what a roster's passes follow from.
  private mutating func followedNode(_ fields: Fields, at span: SourceSpan) -> YAMLNode? {
    if let node = fields["over"] { return node }
    if let node = fields["count"] { return node }
    if fields.keySpan("over") == nil, fields.keySpan("count") == nil {
      report(.missingKey("over", in: fields.table.context, at: span))
    }
    return nil
  }

  /// Plans a pass for each option of a multiple item, and adds the item that holds those drawn.
  private mutating func optionPasses(
    of source: Int, _ most: Int?, _ fields: Fields, roster: Int, at span: SourceSpan
  ) -> [PassPlan] {
    guard let type = items[source].type else { return [] }
    guard case .multiple(let list, let limit) = type else {
      report(.rosterSource(items[source].id.text, at: span))
      return []
    }
    let options = list.options.filter { !$0.isExclusive }
    if let most, most > options.count, let node = fields["most"] {
      report(.limitOutOfReach(options: options.count, at: node.span))
    }
    let words = passWords(fields, options)
    let id = rosters[roster].id
    let drawn = items.count
    var item = DraftItem(id: id, section: rosters[roster].section)
    item.pass = passes.last
    item.writtenID = rosters[roster].writtenID
    item.type = .drawn(
      OptionList(options: options, isOrdered: false), from: source,
      most: min(most ?? options.count, limit ?? options.count, options.count))
    item.text = items[source].text
    item.isRequired = false
    item.meaning.disclosure = items[source].meaning.disclosure
    reportLongName(id)
    items.append(item)
    rosters[roster].drawn = drawn
    return options.map { option in
      PassPlan(
        code: option.code, tag: option.name ?? String(option.code),
        words: words[option.code] ?? option.label, form: option.form,
        membership: .includesAny(item: drawn, codes: [option.code]))
    }
  }

  /// Plans so many passes as a number may say.
  private mutating func countedPasses(
    of source: Int, _ most: Int?, at span: SourceSpan
  ) -> [PassPlan] {
    guard let type = items[source].type else { return [] }
    guard case .integer(let range) = type else {
      report(.rosterCount(items[source].id.text, at: span))
      return []
    }
    guard let last = [most, range?.upperBound].compactMap(\.self).min(), last <= Limits.passes,
      last >= 1
    else {
      report(.rosterCount(items[source].id.text, at: span))
      return []
    }
    return (1...last).map { number in
      PassPlan(
        code: number, tag: String(number),
        words: LocalizedText(
          Dictionary(uniqueKeysWithValues: languages.map { ($0, String(number)) })),
        form: nil,
        membership: .comparison(.item(source), .greaterOrEqual, .number(Double(number))))
    }
  }

  /// How options read inside texts, by their codes.
  private mutating func passWords(
    _ fields: Fields, _ options: [AnswerOption]
  ) -> [Int: LocalizedText] {
    var words: [Int: LocalizedText] = [:]
    for entry in fields["words"]?.mapping ?? [] {
      guard
        let option = options.first(where: {
          $0.name == entry.name || String($0.code) == entry.name
        })
      else {
        let known = options.map { $0.name ?? String($0.code) }
        report(
          .unknownOption(
            entry.name, of: fields["over"]?.scalar ?? "", .item, known: known, at: entry.key.span))
        continue
      }
      words[option.code] = localized(entry.value, of: "the words for '\(entry.name)'")
    }
    return words
  }

  private mutating func readPass(
    _ plan: PassPlan, all: [PassPlan], of roster: Int, _ fields: Fields
  ) {
    let outer = passes.last.map { draftPasses[$0] }
    let suffix = "\(passSuffix)_\(plan.tag)"
    var names = outer?.names ?? [:]
    for name in fields["items"].map(Self.names) ?? [] { names[name] = name + suffix }
    var words = outer?.words ?? [:]
    if let name = fields["as"]?.scalar { words[name] = plan.words }
    var forms = outer?.forms ?? DraftPass.Forms()
    forms.fixed.formUnion(all.compactMap(\.form))
    if let form = plan.form { forms.chosen.insert(form) }
    addPass(
      DraftPass(
        roster: roster, code: plan.code, suffix: suffix, names: names, words: words, forms: forms,
        membership: plan.membership, items: items.count..<items.count))
    readItems(ofPass: draftPasses.count - 1, fields, isOpened: !fields.texts.isEmpty)
  }

  /// Reads what is asked in a pass, after the text that opens it.
  mutating func readItems(ofPass pass: Int, _ fields: Fields, isOpened: Bool) {
    let roster = draftPasses[pass].roster
    let section = rosters[roster].section
    let start = items.count
    rosters[roster].passes.append(pass)
    let outer = owners
    passes.append(pass)
    if isOpened {
      var note = DraftItem(id: identity(fields), section: section)
      note.pass = pass
      note.writtenID = rosters[roster].writtenID
      note.type = .note
      site = .item(items.count)
      note.text = text(of: fields, subject: "'\(rosters[roster].writtenID)'", at: note.id.span)
      note.instruction = fields["instruction"].map { localized($0, of: "the instruction") }
      site = .label
      reportLongName(note.id)
      items.append(note)
    }
    if let node = fields["items"] {
      let nodes = node.sequence ?? []
      if nodes.isEmpty {
        report(.emptyList("'items'", of: "items", at: fields.keySpan("items") ?? node.span))
      }
      for node in nodes { readItem(node, section: section) }
    }
    passes.removeLast()
    owners = outer
    setItems(start..<items.count, ofPass: pass)
  }
}
