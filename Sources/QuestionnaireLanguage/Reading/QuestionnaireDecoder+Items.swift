import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Items that stand by themselves, and what all items have in common.
extension QuestionnaireDecoder {
  mutating func readSimpleItem(_ node: YAMLNode, _ keyword: ItemKeyword, section: Int) {
    guard let fields = fields(node, Schema.item(keyword)) else { return }
    var item = draft(fields, section: section)
    item.optionShuffle = shuffle(fields)["options"]
    site = .option(item: items.count)
    let options = item.readType(keyword, fields, &self)
    site = .label
    switch keyword {
    case .consent, .note: break
    case .computed: item.isRequired = false
    case .single, .multiple, .ranking, .integer, .decimal, .text, .date, .time, .scale,
      .differential, .battery, .roster, .vignette:
      item.nonanswers = nonanswers(of: fields, scale: options?.allowed)
      item.isRequired = fields["required"].flatMap { yesNo($0) } ?? true
    }
    reportCollisions(of: item, options, range: fields["range"]?.span)
    checkMeaning(fields, of: &item, options)
    items.append(item)
  }

  /// Reads what items and rows have in common.
  mutating func draft(_ fields: Fields, section: Int) -> DraftItem {
    let id = identity(fields)
    _ = fields["id"].flatMap { name($0) }
    var item = DraftItem(id: id, section: section)
    item.pass = passes.last
    item.writtenID = fields["id"]?.scalar ?? ""
    reportLongName(id)
    site = .item(items.count)
    defer { site = .label }
    item.text = text(of: fields, subject: "'\(id.text)'", at: id.span)
    item.instruction = fields["instruction"].map { localized($0, of: "the instruction") }
    item.when = fields["when"]
    site = .check(item: items.count)
    item.checks = fields["check"].map { readChecks($0, of: id.text) } ?? []
    item.isPinned = fields["pinned"].flatMap { yesNo($0) } ?? false
    readMeaning(fields, of: &item)
    return item
  }

  mutating func nonanswers(of fields: Fields, scale: [Nonanswer]?) -> [Nonanswer] {
    if let node = fields["allow"] { return allowed(node) }
    return scale ?? allowedByDefault
  }

  /// What a `shuffle` shuffles, each with the place where it says so.
  mutating func shuffle(_ fields: Fields) -> [String: SourceSpan] {
    guard let node = fields["shuffle"] else { return [:] }
    let words: [String]
    switch fields.table.rule("shuffle")?.shape {
    case .word(let known), .words(let known): words = known
    case .scalar, .localized, .mapping, .wordOrMapping, .list, .mappings, nil: return [:]
    }
    var spans: [String: SourceSpan] = [:]
    for node in node.sequence ?? [node] {
      if let word = word(node, words), word != "none" { spans[word] = node.span }
    }
    return spans
  }

  private mutating func readChecks(
    _ node: YAMLNode, of item: String
  ) -> [DraftCheck] {
    var checks: [DraftCheck] = []
    for node in node.sequence ?? [node] {
      guard let fields = fields(node, Schema.check) else { continue }
      let message = text(
        of: fields, subject: "the check of '\(item)'", at: fields.heading)
      let severity = fields["severity"].flatMap { word($0, ["hard", "soft"]) }
      if let that = fields["that"] {
        checks.append(DraftCheck(that: that, message: message, isSoft: severity == "soft"))
      }
    }
    return checks
  }
}

extension DraftItem {
  /// Reads the type with its bounds; it stays nil where there is an error in it.
  fileprivate mutating func readType(
    _ keyword: ItemKeyword, _ fields: Fields, _ decoder: inout QuestionnaireDecoder
  ) -> DraftOptions? {
    switch keyword {
    case .single:
      let options = decoder.options(of: fields, mayExclude: false)
      type = options.map { .single($0.list) }
      return options
    case .multiple:
      let options = decoder.options(of: fields, mayExclude: true)
      type = options.map { .multiple($0.list, limit: decoder.choiceLimit(fields, $0.list)) }
      return options
    case .ranking:
      let options = decoder.options(of: fields, mayExclude: false)
      type = options.map { .ranking($0.list, limit: decoder.choiceLimit(fields, $0.list)) }
      return options
    case .consent:
      let options = decoder.consentOptions(fields)
      type = options.map { .consent($0.list) }
      return options
    case .integer: type = decoder.bounded(fields, { $0.integerRange($1) }, ItemType.integer)
    case .date: type = decoder.bounded(fields, { $0.dateRange($1) }, ItemType.date)
    case .time: type = decoder.bounded(fields, { $0.timeRange($1) }, ItemType.time)
    case .decimal:
      let places = fields["places"].map { decoder.integer($0, in: 0...Limits.decimals) } ?? 2
      type = decoder.bounded(fields, { $0.decimalRange($1) }) { .decimal($0, places: places ?? 2) }
    case .text:
      let limit = fields["limit"].map { decoder.integer($0, in: 1...Limits.textCharacters) } ?? 2000
      type = limit.map { .text(limit: $0) }
    case .scale:
      type = decoder.points(fields, default: 0...10).map { .scale($0, low: $1, high: $2) }
    case .differential:
      type = decoder.points(fields, default: 1...7).map { .differential($0, low: $1, high: $2) }
    case .computed:
      value = fields["value"]
      type = value.map { _ in .computed(.number(0)) }
    case .note: type = .note
    case .battery, .roster, .vignette: break
    }
    return nil
  }
}

extension QuestionnaireDecoder {
  /// Makes a type with a range: without one where none is given, nil where it has an error.
  fileprivate mutating func bounded<Bound: Comparable>(
    _ fields: Fields, _ read: (inout Self, YAMLNode) -> ClosedRange<Bound>?,
    _ make: (ClosedRange<Bound>?) -> ItemType
  ) -> ItemType? {
    guard let node = fields["range"] else {
      return fields.keySpan("range") == nil ? make(nil) : nil
    }
    return read(&self, node).map { make($0) }
  }

  /// The points of a numbered line with the labels of its ends.
  fileprivate mutating func points(
    _ fields: Fields, default points: ClosedRange<Int>
  ) -> (ClosedRange<Int>, LocalizedText, LocalizedText)? {
    var range: ClosedRange<Int>? = points
    if let node = fields["range"] {
      range = integerRange(node)
      if let points = range, points.lowerBound == points.upperBound {
        report(.tooFewPoints(at: node.span))
      } else if let points = range,
        points.upperBound - points.lowerBound >= Limits.scalePoints
      {
        report(.limitExceeded("points", limit: Limits.scalePoints, at: node.span))
      }
    }
    guard let ends = fields["ends"].flatMap({ self.fields($0, Schema.ends) }) else { return nil }
    let low = ends["low"].map { localized($0, of: "the low end") }
    let high = ends["high"].map { localized($0, of: "the high end") }
    guard let range, let low, let high else { return nil }
    return (range, low, high)
  }

  fileprivate mutating func choiceLimit(_ fields: Fields, _ list: OptionList) -> Int? {
    guard let node = fields["limit"], let limit = integer(node, in: 1...Limits.options) else {
      return nil
    }
    if limit > list.options.count {
      report(.limitOutOfReach(options: list.options.count, at: node.span))
    }
    return limit
  }

  /// The options of a consent: its own, or agreeing and declining in the built-in words.
  fileprivate mutating func consentOptions(_ fields: Fields) -> DraftOptions? {
    guard let node = fields["options"] else {
      return fields.keySpan("options") == nil ? builtInConsent(at: fields.heading) : nil
    }
    guard let draft = options(node, fewest: 2, mayExclude: false) else { return nil }
    let codes = draft.list.options.map(\.code).sorted()
    guard codes == [ItemType.consentGiven, ItemType.consentDeclined] else {
      report(.consentCodes(at: fields.keySpan("options") ?? node.span))
      return nil
    }
    return draft
  }

  private mutating func builtInConsent(at span: SourceSpan) -> DraftOptions {
    let agree = ["ro": "Sunt de acord", "en": "I agree"]
    let decline = ["ro": "Nu sunt de acord", "en": "I do not agree"]
    let missing = languageNames.filter { agree[$0] == nil }
    if let source = languageNames.first, missing.contains(source) {
      report(.missingSourceText(of: "the options of a consent", in: source, at: span))
    } else if !missing.isEmpty {
      report(.missingTranslation(of: "the options of a consent", in: missing, at: span))
    }
    func option(_ code: Int, _ name: String, _ labels: [String: String]) -> AnswerOption {
      let known = labels.filter { languageNames.contains($0.key) }
      return AnswerOption(
        code: code, name: name,
        label: LocalizedText(
          Dictionary(uniqueKeysWithValues: known.map { (Language($0.key), $0.value) })))
    }
    let options = [
      option(ItemType.consentGiven, "agree", agree),
      option(ItemType.consentDeclined, "decline", decline),
    ]
    return DraftOptions(
      list: OptionList(options: options, isOrdered: false), spans: [span, span])
  }
}
