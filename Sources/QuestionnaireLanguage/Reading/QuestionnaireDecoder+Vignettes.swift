import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Vignettes: the levels of their factors are drawn, and their items asked after each.
extension QuestionnaireDecoder {
  /// A factor with its levels as written.
  private struct DraftFactor {
    let name: String
    let levels: [YAMLEntry]
    let codes: [Int]
    let forms: [String]
  }

  mutating func readVignette(_ node: YAMLNode, section: Int) {
    guard let fields = fields(node, Schema.item(.vignette)) else { return }
    let id = identity(fields)
    _ = fields["id"].flatMap { name($0) }
    guard passes.isEmpty else {
      report(.vignetteInRoster(at: id.span))
      return
    }
    let shown = fields["show"].flatMap { integer($0, in: 1...Limits.vignettes) }
    let factors = (fields["factors"]?.mapping ?? []).compactMap { factor($0) }
    if let node = fields["factors"], node.mapping?.isEmpty ?? true {
      report(.emptyList("'factors'", of: "factors", at: fields.keySpan("factors") ?? node.span))
    }
    guard let shown, !factors.isEmpty, factors.count == fields["factors"]?.mapping?.count,
      let possible = profiles(factors, fields),
      let deck = deck(possible, shown: shown, factors.map(\.name), fields)
    else { return }
    let roster = rosters.count
    let start = items.count
    rosters.append(
      DraftRoster(
        id: id, writtenID: id.text, when: fields["when"], section: section,
        isPinned: fields["pinned"].flatMap { yesNo($0) } ?? false, prefersLeastFilled: false,
        outer: nil, source: nil, items: start..<start))
    let block = SpannedName(text: "\(id.text)_block", span: id.span)
    if let count = deck.blockCount { addBlock(block, count, section) }
    var levels: [[ItemID]] = []
    for number in 1...shown {
      let pass = addPass(number, of: roster, factors, fields)
      let first = items.count
      passes.append(pass)
      levels.append(factors.map { addLevels($0, of: id, number, section) })
      passes.removeLast()
      readItems(ofPass: pass, fields, isOpened: true)
      setItems(first..<items.count, ofPass: pass)
    }
    rosters[roster].items = start..<items.count
    vignettes.append(
      Vignette(
        id: ItemID(id.text), block: ItemID(block.text), factors: factors.map(\.name),
        levels: levels, passes: rosters[roster].passes.map { draftPasses[$0].items }, deck: deck))
  }

  private mutating func factor(_ entry: YAMLEntry) -> DraftFactor? {
    guard let name = name(entry.key) else { return nil }
    guard let levels = entry.value.mapping else {
      report(.wrongNode("factor '\(name)'", expected: "levels by name", at: entry.value.span))
      return nil
    }
    guard levels.count >= 2 else {
      report(.tooFewOptions(fewest: 2, at: entry.key.span))
      return nil
    }
    var codes: [Int] = []
    var forms: [String] = []
    for level in levels {
      guard self.name(level.key) != nil, let fields = fields(level.value, Schema.factorLevel)
      else { return nil }
      if let form = fields["form"].flatMap({ freeName($0) }) { forms.append(form) }
      guard let code = fields["code"].flatMap({ integer($0, in: Self.codeRange) }) else {
        return nil
      }
      codes.append(code)
    }
    return DraftFactor(name: name, levels: levels, codes: codes, forms: forms)
  }

  /// Every combination of levels that nothing forbids; nil where there is an error.
  private mutating func profiles(_ factors: [DraftFactor], _ fields: Fields) -> [[Int]]? {
    let span = fields.keySpan("factors") ?? fields.span
    let count = factors.reduce(1) { min($0 * $1.codes.count, VignetteDeck.most + 1) }
    guard count <= VignetteDeck.most else {
      report(.impossibleDeck(.tooManyProfiles(limit: VignetteDeck.most), at: span))
      return nil
    }
    let scope = ConditionScope(
      factors.enumerated().map { index, factor in
        let options = zip(factor.levels, factor.codes).map { level, code in
          ConditionScope.Option(value: Double(code), names: [String(code), level.name])
        }
        return ConditionScope.Entry(
          name: factor.name, index: index, kind: .choice(.init(options, isOrdered: false)))
      })
    var forbidden: [Condition] = []
    let nodes = fields["forbidden"].map { $0.sequence ?? [$0] } ?? []
    for node in nodes {
      let reading = ConditionReader.read(
        ConditionText(node.scalar ?? "", in: source, span: node.span), scope: scope,
        suggests: suggests)
      report(contentsOf: reading.diagnostics)
      if let condition = reading.condition { forbidden.append(condition) }
    }
    guard forbidden.count == nodes.count else { return nil }
    return factors.reduce([[]]) { profiles, factor in
      profiles.flatMap { profile in factor.codes.map { profile + [$0] } }
    }.filter { profile in
      let sheet = AnswerSheet(profile.map(Answer.choice))
      return forbidden.allSatisfy { $0.truth(in: sheet) != .yes }
    }
  }

  private mutating func deck(
    _ possible: [[Int]], shown: Int, _ factors: [String], _ fields: Fields
  ) -> VignetteDeck? {
    var varied: Int?
    if let node = fields["vary"] {
      guard let word = word(node, factors) else { return nil }
      varied = factors.firstIndex(of: word)
    }
    let span = fields.keySpan("deck") ?? fields.keySpan("show") ?? fields.span
    do throws(VignetteDeck.Fault) {
      guard let node = fields["deck"], node.mapping != nil else {
        if let node = fields["deck"], word(node, ["full"]) == nil { return nil }
        return try VignetteDeck(full: possible, shown: shown, varied: varied)
      }
      guard let parts = self.fields(node, Schema.deck),
        let blocks = parts["blocks"].flatMap({ integer($0, in: 1...Limits.options) })
      else { return nil }
      var size = possible.count
      if let node = parts["size"] {
        guard let number = integer(node, in: 1...VignetteDeck.most) else { return nil }
        size = number
      }
      return try VignetteDeck(
        blocks: blocks, of: size, from: possible, shown: shown, varied: varied)
    } catch {
      report(.impossibleDeck(error, at: span))
      return nil
    }
  }

  private mutating func addBlock(_ id: SpannedName, _ count: Int, _ section: Int) {
    let options = (1...count).map { number in
      AnswerOption(code: number, name: nil, label: plain(String(number)))
    }
    addDrawn(id, options, text: plain(id.text), section)
  }

  /// Adds the pass of one vignette: its factors, its items and its forms go by their plain names.
  private mutating func addPass(
    _ number: Int, of roster: Int, _ factors: [DraftFactor], _ fields: Fields
  ) -> Int {
    let id = rosters[roster].id.text
    var names: [String: String] = [:]
    for name in fields["items"].map(Self.names) ?? [] { names[name] = "\(name)_\(number)" }
    for factor in factors { names[factor.name] = "\(id)_\(factor.name)_\(number)" }
    var forms = DraftPass.Forms()
    for form in factors.flatMap(\.forms) { forms.renamed[form] = "\(form)_\(id)_\(number)" }
    addPass(
      DraftPass(
        roster: roster, code: number, suffix: "_\(number)", names: names, words: [:], forms: forms,
        membership: nil, items: items.count..<items.count))
    return draftPasses.count - 1
  }

  /// Adds the item that holds which level of a factor one vignette has.
  private mutating func addLevels(
    _ factor: DraftFactor, of id: SpannedName, _ number: Int, _ section: Int
  ) -> ItemID {
    site = .option(item: items.count)
    defer { site = .label }
    var options: [AnswerOption] = []
    var spans: [SourceSpan] = []
    for (level, code) in zip(factor.levels, factor.codes) {
      guard let fields = fields(level.value, Schema.factorLevel) else { continue }
      let form = fields["form"]?.scalar.map { "\($0)_\(id.text)_\(number)" }
      let label = text(of: fields, subject: "level '\(level.name)'", at: level.key.span)
      options.append(
        AnswerOption(code: code, name: level.name, label: label, form: form))
      spans.append(level.key.span)
    }
    report(contentsOf: OptionCheck.findings(options, spans, languages))
    let name = SpannedName(text: "\(id.text)_\(factor.name)_\(number)", span: id.span)
    addDrawn(name, options, text: plain(factor.name), section)
    return ItemID(name.text)
  }

  private mutating func addDrawn(
    _ id: SpannedName, _ options: [AnswerOption], text: LocalizedText, _ section: Int
  ) {
    var item = DraftItem(id: id, section: section)
    item.pass = passes.last
    item.writtenID = id.text
    item.type = .assigned(
      OptionList(options: options, isOrdered: false), weights: options.map { _ in 1 })
    item.text = text
    if id.text.utf8.count > NameGrammar.longest {
      report(.longNameInPass(id.text, limit: NameGrammar.longest, at: id.span))
    }
    items.append(item)
  }

  private func plain(_ words: String) -> LocalizedText {
    LocalizedText(Dictionary(uniqueKeysWithValues: languages.map { ($0, words) }))
  }
}
