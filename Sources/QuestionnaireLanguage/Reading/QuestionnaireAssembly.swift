import Diagnostics
import QuestionnaireModel
import YAMLReading

/// The second half of reading: every name is known, so conditions can be read and routes checked.
struct QuestionnaireAssembly {
  private var decoder: QuestionnaireDecoder
  private let heading: QuestionnaireDecoder.Heading
  private let scope: ConditionScope
  private var links: [RouteCheck.Link] = []
  private var linkOwners: [[String]] = []
  private var written: [WrittenCondition] = []
  /// What texts name, for they too must come after it.
  private var textLinks: [RouteCheck.Link] = []
  private var textOwners: [[String]] = []
  /// The conditions of which something could not be decided, as findings name them.
  private(set) var unsolved: [String] = []

  /// Whether the questionnaire is known to have no errors, so that only what it is made of matters.
  private let isAccepted: Bool

  init(
    _ decoder: QuestionnaireDecoder, _ heading: QuestionnaireDecoder.Heading,
    isAccepted: Bool = false
  ) {
    self.decoder = decoder
    self.heading = heading
    self.isAccepted = isAccepted
    scope = ConditionScope(decoder)
  }

  /// Returns the questionnaire, or nil where there is an error, and what remains to be said.
  mutating func assemble() -> (Questionnaire?, [Diagnostic]) {
    decoder.unrollIndices()
    checkNames()
    let sectionConditions = decoder.sections.map { section in
      condition(
        section.when, owner: "section '\(section.id.text)'", name: section.id.text,
        decides: section.items, owners: [])
    }
    let rosterConditions = decoder.rosters.map { roster in
      condition(
        roster.when, owner: "roster '\(roster.id.text)'", name: roster.id.text,
        decides: roster.items,
        owners: decoder.rosterOwners(roster.outer) + [roster.writtenID, roster.id.text],
        pass: roster.outer)
    }
    let batteryConditions = decoder.batteries.map { battery in
      condition(
        battery.when, owner: "battery '\(battery.id.text)'", name: battery.id.text,
        decides: battery.rows,
        owners: decoder.rosterOwners(battery.pass) + [battery.writtenID, battery.id.text],
        pass: battery.pass)
    }
    linkPasses()
    let conditions = Conditions(
      sections: sectionConditions, batteries: batteryConditions, rosters: rosterConditions,
      passes: passConditions(rosterConditions))
    let items = decoder.items.indices.map { index in item(at: index, within: conditions) }
    checkRoutes()
    checkPlaceholders(items, conditions)
    let shuffles = decoder.checkedShuffles(links + textLinks, linkOwners + textOwners)
    let indices = decoder.checkedIndices(in: scope)
    decoder.checkRoles()
    let quotas = decoder.quotas.compactMap { quota($0) }
    let ethics = decoder.isFull ? Ethics() : decoder.checkedEthics()
    let questionnaire =
      decoder.hasErrors
      ? nil : questionnaire(items.compactMap(\.self), indices, shuffles, quotas, ethics)
    if let questionnaire, !isAccepted {
      unsolved = decoder.checkSolvedRoutes(of: questionnaire, written)
      unsolved += decoder.checkQuotas(of: questionnaire)
    }
    let findings = decoder.remaining(after: heading.allowances)
    return (decoder.hasErrors ? nil : questionnaire, findings)
  }

  private func questionnaire(
    _ items: [Item], _ indices: [CompositeIndex], _ shuffles: QuestionnaireDecoder.Shuffles,
    _ quotas: [Quota], _ ethics: Ethics
  ) -> Questionnaire {
    Questionnaire(
      id: heading.id, version: heading.version, languages: decoder.languages,
      title: heading.title, nonanswers: decoder.nonanswers,
      sections: decoder.sections.map { Section(id: $0.id.text, title: $0.title) },
      batteries: decoder.batteries.map {
        Battery(
          id: ItemID($0.id.text), text: $0.text, instruction: $0.instruction, rows: $0.rows)
      },
      items: items, indices: indices, unitShuffles: shuffles.units,
      optionShuffles: shuffles.options, quotas: quotas, rosters: decoder.finishedRosters,
      vignettes: decoder.vignettes, respondents: decoder.respondents, ethics: ethics)
  }

  /// The conditions of what items stand in.
  private struct Conditions {
    let sections: [Condition?]
    let batteries: [Condition?]
    let rosters: [Condition?]
    /// Those of each pass, of its roster and of outer passes together.
    let passes: [Condition?]
  }

  private func passConditions(_ rosters: [Condition?]) -> [Condition?] {
    var conditions: [Condition?] = []
    // An outer pass stands before the passes inside it.
    for pass in decoder.draftPasses {
      let outer = decoder.rosters[pass.roster].outer.flatMap { conditions[$0] }
      conditions.append(.joining([outer, rosters[pass.roster], pass.membership]))
    }
    return conditions
  }

  /// Notes that the items of a roster need the item its passes follow from.
  private mutating func linkPasses() {
    for roster in decoder.rosters {
      guard let source = roster.source, !roster.items.isEmpty else { continue }
      links.append(
        RouteCheck.Link(
          owner: "roster '\(roster.id.text)'", name: roster.id.text, decided: roster.items,
          references: [.init(items: source.item..<source.item + 1, span: source.span)],
          isCheck: false))
      linkOwners.append([roster.writtenID, roster.id.text])
    }
  }

  private mutating func item(
    at index: Int, within outer: Conditions
  ) -> Item? {
    let draft = decoder.items[index]
    let owners = decoder.owners(ofItem: index)
    let own = condition(
      draft.when, owner: "item '\(draft.id.text)'", name: draft.id.text,
      decides: index..<(index + 1), owners: owners, pass: draft.pass)
    let checks = draft.checks.compactMap { check -> Check? in
      let condition = condition(
        check.that, owner: "the check of '\(draft.id.text)'", name: draft.id.text,
        decides: index..<(index + 1), owners: owners, pass: draft.pass, isCheck: true)
      return condition.map { Check(condition: $0, message: check.message, isSoft: check.isSoft) }
    }
    guard let type = type(of: draft, at: index, owners) else { return nil }
    return Item(
      id: ItemID(draft.id.text), type: type, text: draft.text, instruction: draft.instruction,
      section: draft.section, battery: draft.battery,
      when: type.isAssigned
        ? nil
        : .joining([
          outer.sections[draft.section], draft.pass.flatMap { outer.passes[$0] },
          decoder.rosters.firstIndex { $0.drawn == index }.flatMap { outer.rosters[$0] },
          draft.battery.flatMap { outer.batteries[$0] }, own, type.needed,
        ]),
      checks: checks, nonanswers: draft.nonanswers, isRequired: draft.isRequired,
      meaning: draft.meaning)
  }

  /// The type of an item, a computed value's with what it is computed from.
  private mutating func type(of draft: DraftItem, at index: Int, _ owners: [String]) -> ItemType? {
    guard let node = draft.value, let text = node.scalar else { return draft.type }
    decoder.owners = owners
    defer { decoder.owners = [] }
    let reading = ConditionReader.readQuantity(
      ConditionText(text, in: decoder.source, span: node.span), scope: scope(in: draft.pass),
      suggests: decoder.suggests)
    decoder.report(contentsOf: reading.diagnostics)
    links.append(
      RouteCheck.Link(
        owner: "the value of '\(draft.id.text)'", name: draft.id.text,
        decided: index..<(index + 1), references: reading.references, isCheck: false))
    linkOwners.append(owners)
    return reading.quantity.map(ItemType.computed)
  }

  /// Reads a condition and notes the items it needs for the check of routes.
  private mutating func condition(
    _ node: YAMLNode?, owner: String, name: String, decides decided: Range<Int>,
    owners: [String], pass: Int? = nil, isCheck: Bool = false
  ) -> Condition? {
    guard let node, let text = node.scalar else { return nil }
    decoder.owners = owners
    defer { decoder.owners = [] }
    let reading = ConditionReader.read(
      ConditionText(text, in: decoder.source, span: node.span), scope: scope(in: pass),
      suggests: decoder.suggests)
    decoder.report(contentsOf: reading.diagnostics)
    links.append(
      RouteCheck.Link(
        owner: owner, name: name, decided: decided, references: reading.references,
        isCheck: isCheck))
    linkOwners.append(owners)
    if let condition = reading.condition {
      written.append(
        WrittenCondition(
          route: RouteCondition(decided: decided, condition, isCheck: isCheck), owner: owner,
          owners: owners, span: node.span))
    }
    return reading.condition
  }

  /// What names mean in a pass of a roster.
  private func scope(in pass: Int?) -> ConditionScope {
    scope.renaming(pass.map { decoder.draftPasses[$0].names })
  }

  private mutating func quota(_ draft: DraftQuota) -> Quota? {
    guard let text = draft.that.scalar else { return nil }
    let reading = ConditionReader.read(
      ConditionText(text, in: decoder.source, span: draft.that.span), scope: scope,
      suggests: decoder.suggests)
    decoder.report(contentsOf: reading.diagnostics)
    return reading.condition.map {
      Quota(id: draft.id.text, condition: $0, target: draft.target)
    }
  }

  private mutating func checkRoutes() {
    let check = RouteCheck(items: decoder.items.map(\.id), links)
    for (link, diagnostic) in check.findings() {
      decoder.owners = linkOwners[link]
      decoder.report(diagnostic)
    }
    decoder.owners = []
  }

  private mutating func checkPlaceholders(
    _ items: [Item?], _ conditions: Conditions
  ) {
    guard !decoder.placeholders.isEmpty else { return }
    let stems = decoder.batteries.enumerated().map { index, battery in
      let section = decoder.sections.firstIndex { $0.items.overlaps(battery.rows) }
      return Condition.joining([
        section.flatMap { conditions.sections[$0] }, battery.pass.flatMap { conditions.passes[$0] },
        conditions.batteries[index],
      ])
    }
    let check = PlaceholderCheck(
      decoder, scope: scope, conditions: items.map { $0?.when }, stems: stems)
    for text in decoder.placeholders {
      decoder.owners = text.owners
      decoder.report(contentsOf: check.findings(in: text))
      if let link = check.link(of: text) {
        textLinks.append(link)
        textOwners.append(text.owners)
      }
    }
    decoder.owners = []
  }

  private mutating func checkNames() {
    var sections = NameCheck(of: "section")
    for section in decoder.sections {
      if let finding = sections.insert(section.id) { decoder.report(finding) }
    }
    let batteries = decoder.batteries.map { ($0.id, [$0.writtenID, $0.id.text]) }
    let items = decoder.items.indices.map { (decoder.items[$0].id, decoder.owners(ofItem: $0)) }
    var names = NameCheck(of: "item")
    let indices = decoder.indices.map { ($0.id, [$0.id.text]) }
    for (name, owners) in (batteries + items + indices).sorted(by: { $0.0.span < $1.0.span }) {
      decoder.owners = owners
      if let finding = names.insert(name) { decoder.report(finding) }
    }
    decoder.owners = []
    for allowance in heading.allowances {
      if let item = allowance.item, scope[item.text] == nil, !decoder.isWritten(item.text) {
        decoder.report(
          .unknownEntry(
            item.text, .item, known: scope.entries.lazy.map(\.name), at: item.span))
      }
    }
  }
}

extension ItemType {
  /// Whether it is drawn before anything is asked, whatever section it is counted to.
  fileprivate var isAssigned: Bool {
    if case .assigned = self { true } else { false }
  }

  /// What the passes of a roster need: an option to make one of.
  fileprivate var needed: Condition? {
    guard case .drawn(let list, let source, _) = self else { return nil }
    return .includesAny(item: source, codes: list.options.map(\.code))
  }
}

extension ConditionScope {
  /// The scope of a questionnaire's conditions: its items and batteries.
  fileprivate init(_ decoder: QuestionnaireDecoder) {
    var shared: [String: Options] = [:]
    func options(_ list: OptionList) -> Options {
      guard let scale = list.scale else { return Options(list) }
      let key = "\(scale) \(list.isOrdered)"
      if let known = shared[key] { return known }
      let options = Options(list)
      shared[key] = options
      return options
    }
    func kind(_ type: ItemType?) -> Kind {
      switch type {
      case .single(let list), .consent(let list), .assigned(let list, _): .choice(options(list))
      case .multiple(let list, _), .ranking(let list, _), .drawn(let list, _, _):
        .choices(options(list))
      case .integer(let range):
        .number(range.map { Double($0.lowerBound)...Double($0.upperBound) })
      case .decimal(let range, _): .number(range)
      case .scale(let range, _, _), .differential(let range, _, _):
        .number(Double(range.lowerBound)...Double(range.upperBound))
      case .text: .text
      case .date(let range): .date(range)
      case .time(let range): .time(range)
      case .computed: .number(nil)
      case .note: .note
      case nil: .faulty
      }
    }
    var entries = decoder.items.enumerated().map { index, item in
      Entry(
        name: item.id.text, index: index, kind: kind(item.type),
        nonanswers: item.nonanswers + (item.isRequired ? [] : [.missing]))
    }
    for roster in decoder.rosters where roster.drawn == nil && roster.outer == nil {
      // A roster by number has no item of its own; its name stands for nothing in a condition.
      entries.append(Entry(name: roster.id.text, index: roster.items.lowerBound, kind: .note))
    }
    for battery in decoder.batteries {
      let kind: Kind =
        if let list = battery.options?.list, !battery.rows.isEmpty {
          .battery(rows: battery.rows, options(list))
        } else {
          .faulty
        }
      entries.append(Entry(name: battery.id.text, index: battery.rows.lowerBound, kind: kind))
    }
    self.init(entries)
  }
}

extension ConditionScope.Options {
  /// The options of an item: each is known by its code, its name and its labels.
  fileprivate init(_ list: OptionList) {
    let options = list.options.map { option in
      ConditionScope.Option(
        value: Double(option.code), names: [String(option.code)] + (option.name.map { [$0] } ?? []),
        labels: Set(option.label.texts.values).sorted())
    }
    self.init(options, isOrdered: list.isOrdered)
  }
}
