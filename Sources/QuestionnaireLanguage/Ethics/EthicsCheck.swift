import Diagnostics
import QuestionnaireModel

/// Whether what protects the people asked is there, and does what it says.
extension QuestionnaireDecoder {
  /// Looks up the items that the ethics name, and checks the questionnaire against them.
  mutating func checkedEthics() -> Ethics {
    var ethics = draftEthics?.ethics ?? Ethics()
    if respondents == .survivors, let span = draftEthics?.span ?? respondentsSpan {
      let parts = draftEthics?.parts ?? []
      let missing = Schema.ethics.keys.map(\.name).filter { !parts.contains($0) }
      if !missing.isEmpty { report(.missingProtection(missing, at: span)) }
    }
    if let draft = draftEthics {
      ethics.consent = consentPlan(draft)
      ethics.minors = draft.minors.flatMap { minorsRule($0) }
    }
    if respondents == .survivors {
      checkRefusals()
      checkSensitiveRuns(beside: ethics)
      checkIdentifiers()
    }
    return ethics
  }

  private mutating func consentPlan(_ draft: DraftEthics) -> ConsentPlan? {
    let places = draft.consents.compactMap { place(of: $0) }
    guard places.count == draft.consents.count, let first = places.first else { return nil }
    for (place, name) in zip(places, draft.consents) {
      switch items[place].type {
      case .consent?, nil: break
      case .single? where place != first: break
      default:
        report(
          .unfitEthicsItem(
            place == first
              ? "the first consent is an item of type consent, and '\(name.text)' is none"
              : "'\(name.text)' is no consent; it is of type consent, or of type single",
            at: name.span
          ))
      }
    }
    checkConsentIsFirst(first)
    guard let draftCheck = draft.comprehension else {
      if let span = draft.consentSpan { report(.noComprehension(at: span)) }
      return ConsentPlan(items: places)
    }
    guard let item = place(of: draftCheck.item) else { return nil }
    if items[item].type != nil, items[item].meaning.key == nil {
      report(
        .unfitEthicsItem(
          "'\(draftCheck.item.text)' has no right answer to show that the consent was understood; "
            + "give it a 'key'", at: draftCheck.item.span))
    }
    checkComesEarly(item, draftCheck.item, except: places)
    return ConsentPlan(
      items: places,
      comprehension: ComprehensionCheck(
        item: item, wrong: draftCheck.wrong, repeats: draftCheck.repeats))
  }

  private mutating func checkConsentIsFirst(_ consent: Int) {
    guard let asked = items.firstIndex(where: \.isAsked), asked < consent else { return }
    owners = owners(ofItem: asked)
    report(
      .consentNotFirst(
        items[asked].id.text, consent: items[consent].id.text, at: items[asked].id.span))
    owners = []
  }

  private mutating func minorsRule(_ draft: DraftMinors) -> MinorsRule? {
    guard let item = place(of: draft.item), let type = items[item].type else { return nil }
    let limit: MinorsRule.Limit
    switch (type, draft.below) {
    case (.integer, let below?): limit = .below(below.age)
    case (.single(let list), _) where !draft.options.isEmpty:
      var codes: [Int] = []
      for name in draft.options {
        guard
          let option = list.options.first(where: {
            String($0.code) == name.text || $0.name == name.text
          })
        else {
          let known = list.options.map { $0.name ?? String($0.code) }
          report(
            .unknownOption(name.text, of: draft.item.text, .item, known: known, at: name.span))
          return nil
        }
        codes.append(option.code)
      }
      limit = .options(codes)
    default:
      report(
        .unfitEthicsItem(
          "'\(draft.item.text)' does not tell who is a minor; it is a whole number with 'below', or "
            + "of type single with 'options'", at: draft.item.span))
      return nil
    }
    checkComesEarly(item, draft.item, except: [])
    return MinorsRule(
      item: item, limit: limit, then: draft.then, protocolID: draft.protocolID)
  }

  /// Finds a question that should decide whether sensitive ones are asked, and comes after one.
  private mutating func checkComesEarly(
    _ item: Int, _ name: SpannedName, except consents: [Int]
  ) {
    guard respondents == .survivors else { return }
    let gates = Set(gateItems + consents)
    let sensitive = items.indices.first { place in
      place < item && !gates.contains(place) && items[place].isSensitiveQuestion
    }
    guard let sensitive else { return }
    owners = owners(ofItem: item)
    report(.lateGate(name.text, after: items[sensitive].id.text, at: items[item].id.span))
    owners = []
  }

  /// The items that stand before the questions proper.
  var gateItems: [Int] {
    guard let draft = draftEthics else { return [] }
    let names = draft.consents + [draft.comprehension?.item, draft.minors?.item].compactMap(\.self)
    return names.compactMap { name in items.firstIndex { $0.id.text == name.text } }
  }

  private mutating func place(of name: SpannedName) -> Int? {
    if let place = items.firstIndex(where: { $0.id.text == name.text }) { return place }
    report(.unknownEntry(name.text, .item, known: items.map(\.id.text), at: name.span))
    return nil
  }
}

extension DraftItem {
  /// Whether somebody is asked for an answer.
  var isAsked: Bool {
    switch type {
    case .note?, .computed?, .assigned?, .drawn?, nil: false
    case .single?, .multiple?, .ranking?, .integer?, .decimal?, .text?, .date?, .time?, .scale?,
      .differential?, .consent?:
      true
    }
  }

  var isConsent: Bool { if case .consent? = type { true } else { false } }

  var isNote: Bool { if case .note? = type { true } else { false } }

  var isSensitiveQuestion: Bool { isAsked && !isConsent && meaning.disclosure != .open }
}
