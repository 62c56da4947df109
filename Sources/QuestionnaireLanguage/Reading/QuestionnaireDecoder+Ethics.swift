import Diagnostics
import QuestionnaireModel
import YAMLReading
import Words

/// What protects the people asked, as read: the items it names are not yet looked up.
struct DraftEthics {
  /// Where it is written, else where it is called for.
  let span: SourceSpan
  var ethics = Ethics()
  var consents: [SpannedName] = []
  var comprehension: DraftComprehension?
  var consentSpan: SourceSpan?
  var minors: DraftMinors?
  /// The parts that the file has, by their keys, those with errors too.
  var parts: Set<String> = []
}

struct DraftComprehension {
  let item: SpannedName
  let wrong: LocalizedText
  let repeats: Int
}

struct DraftMinors {
  let item: SpannedName
  let below: (age: Int, span: SourceSpan)?
  let options: [SpannedName]
  let then: LocalizedText
  let protocolID: String?
}

/// The block `ethics` and its parts.
extension QuestionnaireDecoder {
  mutating func readEthics(_ node: YAMLNode, at span: SourceSpan) -> DraftEthics {
    var draft = DraftEthics(span: span)
    guard let fields = fields(node, Schema.ethics) else { return draft }
    draft.parts = Set(
      fields.entries.filter { $0.value.sequence?.isEmpty != true }.map(\.name))
    checkFilled(node)
    draft.ethics.safety = (fields["safety"]?.sequence ?? []).compactMap { safetyQuestion($0) }
    if let node = fields["consent"] {
      draft.consentSpan = fields.keySpan("consent")
      readConsentPlan(node, into: &draft)
    }
    draft.ethics.distress = fields["distress"].flatMap { distressProtocol($0) }
    if let node = fields["support"] {
      draft.ethics.support = supportList(node, at: fields.keySpan("support") ?? node.span)
    }
    draft.minors = fields["minors"].flatMap { minorsRule($0) }
    draft.ethics.duties = (fields["duties"]?.sequence ?? []).map { localized($0, of: "a duty") }
    draft.ethics.stop = fields["stop"].map { localized($0, of: "the question at a stop") }
    return draft
  }

  private mutating func safetyQuestion(_ node: YAMLNode) -> SafetyQuestion? {
    guard let fields = fields(node, Schema.safety) else { return nil }
    let text = text(of: fields, subject: "a safety question", at: heading(of: node))
    return fields["otherwise"].map {
      SafetyQuestion(text: text, otherwise: localized($0, of: "what to do otherwise"))
    }
  }

  private mutating func readConsentPlan(_ node: YAMLNode, into draft: inout DraftEthics) {
    guard let fields = fields(node, Schema.consentPlan) else { return }
    draft.consents = names(fields["items"])
    let wrong = fields["wrong"].map { localized($0, of: "what is said to a wrong answer") }
    let repeats = fields["repeat"].flatMap { integer($0, in: 0...9) } ?? 2
    guard let item = fields["comprehension"] else { return }
    if wrong == nil {
      report(.missingKey("wrong", in: Schema.consentPlan.context, at: item.span))
    }
    draft.comprehension = DraftComprehension(
      item: SpannedName(text: item.scalar ?? "", span: item.span),
      wrong: wrong ?? LocalizedText([:]), repeats: repeats)
  }

  private mutating func distressProtocol(_ node: YAMLNode) -> DistressProtocol? {
    guard let fields = fields(node, Schema.distress), let words = fields["words"],
      let offer = fields["offer"], let stop = fields["stop_when"]
    else { return nil }
    return DistressProtocol(
      words: localized(words, of: "the words at distress"),
      offer: localized(offer, of: "what is offered"), stopRule: localized(stop, of: "the stop rule")
    )
  }

  private mutating func supportList(_ node: YAMLNode, at span: SourceSpan) -> SupportList? {
    guard let fields = fields(node, Schema.support) else { return nil }
    var verified: CalendarDate?
    if let node = fields["verified"] {
      verified = CalendarDate(iso8601: node.scalar ?? "")
      if verified == nil { report(.malformedValue("a day as YYYY-MM-DD", at: node.span)) }
    } else {
      report(.undatedSupport(at: span))
    }
    let lines = fields["lines"]?.sequence ?? []
    if lines.isEmpty { report(.emptyList("'lines'", of: "lines", at: span)) }
    return SupportList(
      verified: verified, lines: lines.compactMap { supportLine($0) },
      phrases: (fields["phrases"]?.sequence ?? []).map { localized($0, of: "a phrase") })
  }

  private mutating func supportLine(_ node: YAMLNode) -> SupportLine? {
    guard let fields = fields(node, Schema.supportLine), let name = fields["name"],
      let phone = fields["phone"], let hours = fields["hours"], let purpose = fields["for"]
    else { return nil }
    let number = phone.scalar ?? ""
    let isNumber =
      number.utf8.allSatisfy { (0x30...0x39).contains($0) || " +-().*".utf8.contains($0) }
      && number.utf8.count { (0x30...0x39).contains($0) } >= 3
    if !isNumber { report(.malformedValue("a phone number", at: phone.span)) }
    if let node = fields["county"] { reportComment(cutting: node) }
    let county = fields["county"]?.scalar
    return SupportLine(
      name: localized(name, of: "the name"), phone: number, county: county == "all" ? nil : county,
      languages: names(fields["languages"]).map { Language($0.text) },
      hours: localized(hours, of: "the hours"), purpose: localized(purpose, of: "what it is for"))
  }

  private mutating func minorsRule(_ node: YAMLNode) -> DraftMinors? {
    guard let fields = fields(node, Schema.minors), let item = fields["item"],
      let then = fields["then"]
    else { return nil }
    let below = fields["below"].flatMap { node in
      integer(node, in: 1...30).map { (age: $0, span: node.span) }
    }
    return DraftMinors(
      item: SpannedName(text: item.scalar ?? "", span: item.span), below: below,
      options: names(fields["options"]), then: localized(then, of: "what follows for minors"),
      protocolID: fields["protocol"]?.scalar)
  }

  private func names(_ node: YAMLNode?) -> [SpannedName] {
    guard let node else { return [] }
    return (node.sequence ?? [node]).map { SpannedName(text: $0.scalar ?? "", span: $0.span) }
  }

  /// Finds texts that somebody meant to write and did not.
  private mutating func checkFilled(_ node: YAMLNode) {
    for element in node.sequence ?? [] { checkFilled(element) }
    for entry in node.mapping ?? [] where !Self.keysWithoutText.contains(entry.name) {
      checkFilled(entry.value)
    }
    guard let text = node.scalar, !text.allSatisfy(\.isWhitespace) else { return }
    let words = TextWords(text).words
    if words.isEmpty || Self.unfilled.contains(words) { report(.unfilledText(at: node.span)) }
  }

  private static let keysWithoutText: Set<String> = [
    "items", "comprehension", "repeat", "verified", "phone", "languages", "item", "below",
    "options",
  ]

  private static let unfilled: Set<[String]> = [
    ["todo"], ["tbd"], ["fixme"], ["xxx"], ["to", "do"], ["fill", "in"],
    ["to", "be", "filled", "in"],
    ["de", "completat"], ["completați"], ["lorem", "ipsum"],
  ]
}
