import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Sections, batteries and the order of items.
extension QuestionnaireDecoder {
  mutating func readSections(_ node: YAMLNode, keySpan: SourceSpan?) {
    let nodes = node.sequence ?? []
    if nodes.isEmpty {
      report(.emptyList("'sections'", of: "sections", at: keySpan ?? node.span))
    }
    guard nodes.count <= Limits.sections else {
      report(.limitExceeded("sections", limit: Limits.sections, at: keySpan ?? node.span))
      return
    }
    for node in nodes { readSection(node) }
  }

  private mutating func readSection(_ node: YAMLNode) {
    guard let fields = fields(node, Schema.section) else { return }
    let id = identity(fields)
    let title = fields["title"].map { localized($0, of: "the title") } ?? LocalizedText([:])
    let start = items.count
    let index = sections.count
    sections.append(
      DraftSection(
        id: id, title: title, when: fields["when"], items: start..<start,
        shuffle: shuffle(fields)["items"]))
    if let node = fields["items"] {
      let nodes = node.sequence ?? []
      if nodes.isEmpty {
        report(.emptyList("'items'", of: "items", at: fields.keySpan("items") ?? node.span))
      }
      for node in nodes { readItem(node, section: index) }
    }
    sections[index].items = start..<items.count
  }

  /// The `id` of a mapping; where it is missing or ill-formed, a name that nothing can refer to.
  ///
  /// In a pass of a roster it ends in what tells the passes apart.
  func identity(_ fields: Fields) -> SpannedName {
    let written = fields["id"]?.scalar ?? ""
    return SpannedName(
      text: written.isEmpty ? "" : written + passSuffix, span: fields["id"]?.span ?? fields.span)
  }

  mutating func readItem(_ node: YAMLNode, section: Int) {
    defer { owners = [] }
    guard let entries = node.mapping else {
      report(.wrongNode("an item", expected: "keys with values", at: node.span))
      return
    }
    if let id = entries["id"]?.scalar { owners = [id] }
    guard items.count < Limits.items else {
      if !isFull { report(.limitExceeded("items", limit: Limits.items, at: heading(of: node))) }
      isFull = true
      return
    }
    switch keyword(of: node, entries) {
    case .battery?: readBattery(node, section: section)
    case .roster?: readRoster(node, section: section)
    case .vignette?: readVignette(node, section: section)
    case let keyword?: readSimpleItem(node, keyword, section: section)
    case nil:
      let id = entries["id"].map { SpannedName(text: $0.scalar ?? "", span: $0.span) }
      items.append(
        DraftItem(id: id ?? SpannedName(text: "", span: node.span), section: section))
    }
  }

  private mutating func keyword(of node: YAMLNode, _ entries: [YAMLEntry]) -> ItemKeyword? {
    guard let type = entries["type"] else {
      if entries["battery"] != nil { return .battery }
      report(.missingKey("type", in: "an item", at: heading(of: node)))
      return nil
    }
    guard let word = type.scalar, !type.isEmpty else {
      report(.wrongNode("'type'", expected: "a single text", at: type.span))
      return nil
    }
    if let keyword = ItemKeyword(rawValue: word) { return keyword }
    report(.unknownWord(word, known: ItemKeyword.allCases.map(\.rawValue), at: type.span))
    return nil
  }

  private mutating func readBattery(_ node: YAMLNode, section: Int) {
    guard let fields = fields(node, Schema.item(.battery)) else { return }
    let id = identity(fields)
    _ = fields["id"].flatMap { name($0) }
    reportLongName(id)
    if let second = fields.keySpan("scale"), fields["battery"] != nil {
      report(.conflictingKeys("scale", "battery", at: second))
    }
    let scaleKey = fields["battery"] == nil ? "scale" : "battery"
    let options = options(of: fields, scaleKey: scaleKey, mayExclude: false)
    let shared = RowDefaults(
      options: options,
      nonanswers: nonanswers(of: fields, scale: options?.allowed),
      isRequired: fields["required"].flatMap { yesNo($0) } ?? true,
      disclosure: fields["disclosure"].flatMap { disclosure($0) },
      card: fields["card"]?.scalar)
    let shuffled = shuffle(fields)
    let index = batteries.count
    site = .battery(index)
    defer { site = .label }
    batteries.append(
      DraftBattery(
        id: id, text: text(of: fields, subject: "battery '\(id.text)'", at: id.span),
        instruction: fields["instruction"].map { localized($0, of: "the instruction") },
        when: fields["when"], options: options, rows: items.count..<items.count,
        isPinned: fields["pinned"].flatMap { yesNo($0) } ?? false, pass: passes.last,
        writtenID: fields["id"]?.scalar ?? "", rowShuffle: shuffled["items"],
        optionShuffle: shuffled["options"]))
    site = .label
    let start = items.count
    if let node = fields["items"] {
      let rows = node.sequence ?? []
      if rows.isEmpty {
        report(
          .emptyList(
            "battery '\(id.text)'", of: "rows", at: fields.keySpan("items") ?? node.span))
      }
      for row in rows { readRow(row, of: index, shared, section: section, battery: id.text) }
    }
    batteries[index].rows = start..<items.count
  }

  /// What a battery says for all its rows.
  private struct RowDefaults {
    let options: DraftOptions?
    let nonanswers: [Nonanswer]
    let isRequired: Bool
    let disclosure: Confidentiality?
    let card: String?
  }

  private mutating func readRow(
    _ node: YAMLNode, of battery: Int, _ shared: RowDefaults, section: Int, battery name: String
  ) {
    guard items.count < Limits.items else { return }
    owners = [name, node["id"]?.scalar ?? ""]
    defer { owners = [name] }
    guard let fields = fields(node, Schema.row) else { return }
    var item = draft(fields, section: section)
    item.battery = battery
    item.type = shared.options.map { .single($0.list) }
    item.nonanswers =
      fields["allow"] == nil ? shared.nonanswers : nonanswers(of: fields, scale: nil)
    item.isRequired = fields["required"].flatMap { yesNo($0) } ?? shared.isRequired
    if fields["disclosure"] == nil, let disclosure = shared.disclosure {
      item.meaning.disclosure = disclosure
    }
    item.meaning.card = item.meaning.card ?? shared.card
    reportCollisions(of: item, shared.options, range: nil)
    checkMeaning(fields, of: &item, shared.options)
    items.append(item)
  }
}
