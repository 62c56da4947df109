import Diagnostics
import QuestionnaireModel
import YAMLReading

/// What items stand for: constructs, partners, keys, disclosure and design roles.
extension QuestionnaireDecoder {
  /// Reads what needs no type; keys and roles wait for `checkMeaning`.
  mutating func readMeaning(_ fields: Fields, of item: inout DraftItem) {
    item.meaning.measures = fields["measures"].flatMap { freeName($0) }
    item.meaning.isReversed = fields["reversed"].flatMap { yesNo($0) } ?? false
    item.meaning.shared = fields["shared"].flatMap { freeName($0) }
    item.meaning.mirror = fields["mirrors"].flatMap { mirror($0) }
    item.meaning.disclosure = fields["disclosure"].flatMap { disclosure($0) } ?? disclosure
    item.meaning.card = fields["card"]?.scalar
    if let node = fields["role"], let word = word(node, Schema.roles) {
      item.meaning.role = DesignRole(rawValue: word)
      item.roleSpan = node.span
    }
  }

  mutating func disclosure(_ node: YAMLNode) -> Confidentiality? {
    word(node, Schema.disclosures).flatMap(Confidentiality.init(rawValue:))
  }

  private mutating func mirror(_ node: YAMLNode) -> Mirroring? {
    guard let fields = fields(node, Schema.mirror) else { return nil }
    var parts: [String] = []
    if let item = fields["item"], let text = item.scalar {
      parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .map { String($0) ?? "" }
      if parts.count != 2 || !parts.allSatisfy(NameGrammar.isName) {
        report(.malformedValue("QUESTIONNAIRE.ITEM", at: item.span))
        parts = []
      }
    }
    let kind = fields["kind"].flatMap { word($0, Schema.mirrorKinds) }
      .flatMap(Mirroring.Kind.init(rawValue:))
    guard parts.count == 2, let kind else { return nil }
    return Mirroring(questionnaire: parts[0], item: ItemID(parts[1]), kind: kind)
  }

  /// Checks what an item stands for against its type.
  mutating func checkMeaning(_ fields: Fields, of item: inout DraftItem, _ options: DraftOptions?) {
    guard let type = item.type else { return }
    if let node = fields["key"] { item.meaning.key = key(node, type, item.id.text) }
    if item.meaning.isReversed, type.ends == nil {
      report(.irreversible(item.id.text, at: fields.keySpan("reversed") ?? item.id.span))
    }
    if let role = item.meaning.role, let span = item.roleSpan, !role.allows(type) {
      report(.roleOfWrongType(role.rawValue, type.name, at: span))
    }
    if type.mayBeRefused, item.meaning.disclosure == .sensitive, item.isRequired,
      !item.nonanswers.contains(.refused)
    {
      report(.sensitiveWithoutRefusal(item.id.text, at: item.id.span))
    }
  }

  private mutating func key(_ node: YAMLNode, _ type: ItemType, _ name: String) -> AnswerKey? {
    switch type {
    case .single(let list), .multiple(let list, _):
      var codes: [Int] = []
      for node in node.sequence ?? [node] {
        let text = node.scalar ?? ""
        guard
          let option = list.options.first(where: { String($0.code) == text || $0.name == text })
        else {
          let known = list.options.map { $0.name ?? String($0.code) }
          report(.unknownOption(text, of: name, .item, known: known, at: node.span))
          return nil
        }
        codes.append(option.code)
      }
      return .codes(codes)
    case .integer, .decimal, .scale, .differential: return numberKey(node, type.ends)
    case .ranking, .text, .date, .time, .computed, .assigned, .drawn, .consent, .note:
      report(.impossibleKey("an item of type \(type.name) has no right answer", at: node.span))
      return nil
    }
  }

  /// Reads one number or a range of numbers.
  private mutating func numberKey(
    _ node: YAMLNode, _ bounds: ClosedRange<Double>?
  ) -> AnswerKey? {
    let isNumber = node.scalar.flatMap { Self.decimal($0) }.map { $0...$0 }
    guard let range = isNumber ?? decimalRange(node) else { return nil }
    if let bounds, !bounds.overlaps(range) {
      report(.impossibleKey("no answer in the item's range meets this key", at: node.span))
      return nil
    }
    return .numbers(range)
  }

  /// Finds roles that two items have and only one can.
  mutating func checkRoles() {
    var first: [DesignRole: SourceSpan] = [:]
    for item in items {
      guard let role = item.meaning.role, let span = item.roleSpan, !role.mayRepeat else {
        continue
      }
      if let place = first[role] {
        owners = [item.id.text]
        report(.duplicateRole(role.rawValue, first: place, at: span))
        owners = []
      } else {
        first[role] = span
      }
    }
  }
}

extension DesignRole {
  /// Whether an item of the type can have the role.
  fileprivate func allows(_ type: ItemType) -> Bool {
    switch (self, type) {
    case (.weight, .integer), (.weight, .decimal), (.weight, .computed): true
    case (.weight, _), (_, .multiple), (_, .ranking), (_, .note), (_, .consent): false
    case (.stratum, _), (.cluster, _), (.wave, _), (.interviewer, _), (.pairCode, _): true
    }
  }
}

extension ItemType {
  fileprivate var mayBeRefused: Bool {
    switch self {
    case .single, .multiple, .ranking, .integer, .decimal, .text, .date, .time, .scale,
      .differential:
      true
    case .computed, .assigned, .drawn, .consent, .note: false
    }
  }
}
