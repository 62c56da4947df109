import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Lists of options, named or an item's own.
extension QuestionnaireDecoder {
  mutating func readScales(_ node: YAMLNode) {
    for entry in node.mapping ?? [] {
      guard let name = name(entry.key) else { continue }
      scales.updateValue(scale(entry.value, named: name), forKey: name)
    }
  }

  private mutating func scale(_ node: YAMLNode, named name: String) -> DraftOptions? {
    guard let fields = fields(node, Schema.scale) else { return nil }
    let isOrdered = fields["ordered"].map { yesNo($0) } ?? true
    let allowed = fields["allow"].map { self.allowed($0) }
    guard let node = fields["options"],
      var draft = options(node, fewest: 2, mayExclude: false)
    else { return nil }
    draft.list = OptionList(
      scale: name, options: draft.list.options, isOrdered: isOrdered ?? true)
    draft.allowed = allowed
    return draft
  }

  /// Finds the options of an item: its own or those of the scale it names.
  mutating func options(
    of fields: Fields, scaleKey: String = "scale", mayExclude: Bool
  ) -> DraftOptions? {
    let isOrdered = fields["ordered"].flatMap { yesNo($0) }
    if let second = fields.keySpan("options"), fields[scaleKey] != nil {
      report(.conflictingKeys("options", scaleKey, at: second))
    }
    if let node = fields["options"] {
      guard var draft = options(node, fewest: mayExclude ? 1 : 2, mayExclude: mayExclude) else {
        return nil
      }
      draft.list = OptionList(options: draft.list.options, isOrdered: isOrdered ?? false)
      return draft
    }
    guard let node = fields[scaleKey] else {
      if fields.keySpan(scaleKey) == nil, fields.keySpan("options") == nil {
        report(.missingOptions(in: fields.table.context, at: fields.heading))
      }
      return nil
    }
    guard let name = node.scalar, let scale = scales[name] else {
      report(
        .unknownScale(node.scalar ?? "", known: suggests ? scales.keys.sorted() : [], at: node.span)
      )
      return nil
    }
    guard var draft = scale else { return nil }
    if let isOrdered {
      draft.list = OptionList(scale: name, options: draft.list.options, isOrdered: isOrdered)
    }
    return draft
  }

  /// Reads a mapping of options by code or by name.
  mutating func options(
    _ node: YAMLNode, fewest: Int, mayExclude: Bool
  ) -> DraftOptions? {
    let entries = node.mapping ?? []
    guard entries.count <= Limits.options else {
      report(.limitExceeded("options", limit: Limits.options, at: heading(of: node)))
      return nil
    }
    var options: [AnswerOption] = []
    var spans: [SourceSpan] = []
    for entry in entries {
      guard let (option, span) = option(entry, mayExclude: mayExclude) else { continue }
      options.append(option)
      spans.append(span)
    }
    guard options.count == entries.count else { return nil }
    guard options.count >= fewest else {
      report(.tooFewOptions(fewest: fewest, at: heading(of: node)))
      return nil
    }
    report(contentsOf: OptionCheck.findings(options, spans, languages))
    return DraftOptions(list: OptionList(options: options, isOrdered: false), spans: spans)
  }

  private mutating func option(
    _ entry: YAMLEntry, mayExclude: Bool
  ) -> (AnswerOption, SourceSpan)? {
    let code = Self.integer(entry.name)
    let subject = "option '\(entry.name)'"
    if let code, !Self.codeRange.contains(code) {
      _ = integer(entry.key, in: Self.codeRange)
      return nil
    }
    if code != nil, entry.value.scalar != nil, !entry.value.isEmpty {
      let label = localized(entry.value, of: subject)
      return (AnswerOption(code: code ?? 0, name: nil, label: label), entry.key.span)
    }
    let name = code == nil ? self.name(entry.key) : nil
    if code == nil, name == nil { return nil }
    guard let fields = fields(entry.value, Schema.option) else { return nil }
    let label = text(of: fields, subject: subject, at: entry.key.span)
    let form = fields["form"].flatMap { freeName($0) }
    let isPinned = fields["pinned"].flatMap { yesNo($0) } ?? false
    let isExclusive = fields["exclusive"].flatMap { yesNo($0) } ?? false
    if isExclusive, !mayExclude, let span = fields.keySpan("exclusive") {
      report(.exclusiveOutsideMultiple(at: span))
    }
    if let code {
      if let span = fields.keySpan("code") { report(.codeTwice(at: span)) }
      let name = fields["name"].flatMap { self.name($0) }
      return (
        AnswerOption(
          code: code, name: name, label: label, isExclusive: isExclusive, form: form,
          isPinned: isPinned),
        entry.key.span
      )
    }
    if let span = fields.keySpan("name") { report(.nameTwice(at: span)) }
    guard let node = fields["code"] else {
      if fields.keySpan("code") == nil {
        report(.missingKey("code", in: subject, at: entry.key.span))
      }
      return nil
    }
    guard let code = integer(node, in: Self.codeRange) else { return nil }
    return (
      AnswerOption(
        code: code, name: name, label: label, isExclusive: isExclusive, form: form,
        isPinned: isPinned),
      node.span
    )
  }
}

extension Fields {
  /// Where a finding about the whole mapping points.
  var heading: SourceSpan {
    self["id"]?.span ?? entries.first?.key.span ?? span
  }
}
