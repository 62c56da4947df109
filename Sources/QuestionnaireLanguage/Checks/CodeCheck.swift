import Diagnostics
import QuestionnaireModel

/// Codes and labels within one list of options.
enum OptionCheck {
  /// Finds codes and names used twice, and labels that cannot be told apart.
  static func findings(
    _ options: [AnswerOption], _ spans: [SourceSpan], _ languages: [Language]
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var codes: [Int: SourceSpan] = [:]
    var names: [String: SourceSpan] = [:]
    for (option, span) in zip(options, spans) {
      if let first = codes[option.code] {
        findings.append(.duplicateCode(option.code, first: first, at: span))
      } else {
        codes[option.code] = span
      }
      guard let name = option.name else { continue }
      if let first = names[name] {
        findings.append(.duplicateName(name, "option", first: first, at: span))
      } else {
        names[name] = span
      }
    }
    return findings + identicalLabels(options, spans, languages)
      + labelsThatAreCodes(options, codes, names, spans, languages)
  }

  /// Finds the options labeled with the code or the name of another one, each once.
  private static func labelsThatAreCodes(
    _ options: [AnswerOption], _ codes: [Int: SourceSpan], _ names: [String: SourceSpan],
    _ spans: [SourceSpan], _ languages: [Language]
  ) -> [Diagnostic] {
    let folded = Dictionary(
      names.map { ($0.key.lowercased(), (name: $0.key, span: $0.value)) },
      uniquingKeysWith: { first, _ in first })
    return zip(options, spans).compactMap { option, span in
      for language in languages {
        guard let label = option.label.texts[language] else { continue }
        if let code = wholeNumber(label), code != option.code, let first = codes[code] {
          return .labelIsCode(
            "\(code)", isName: false, in: language.rawValue, first: first, at: span)
        }
        let text = label.lowercased()
        if let other = folded[text], text != option.name?.lowercased() {
          return .labelIsCode(
            "'\(other.name)'", isName: true, in: language.rawValue, first: other.span, at: span)
        }
      }
      return nil
    }
  }

  /// The whole number that a label is, however it is spelled: `1`, `01` and `1.0`.
  private static func wholeNumber(_ label: String) -> Int? {
    let isPlain = label.utf8.allSatisfy {
      (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
    return isPlain ? Double(label).flatMap(Int.init(exactly:)) : nil
  }

  /// Finds the first option that repeats a label, once however many languages it repeats it in.
  private static func identicalLabels(
    _ options: [AnswerOption], _ spans: [SourceSpan], _ languages: [Language]
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var reported: Set<Int> = []
    for language in languages {
      var seen: [String: Int] = [:]
      for (position, option) in options.enumerated() {
        guard let label = option.label.texts[language] else { continue }
        guard let first = seen[label] else {
          seen[label] = position
          continue
        }
        guard reported.insert(position).inserted else { continue }
        findings.append(
          .identicalLabels(in: language.rawValue, first: spans[first], at: spans[position]))
      }
    }
    return findings
  }
}

extension QuestionnaireDecoder {
  /// Finds non-answer codes that an answer to the item could have too.
  ///
  /// - Parameter range: where the item's range is written, if it has one.
  mutating func reportCollisions(of item: DraftItem, _ options: DraftOptions?, range: SourceSpan?) {
    guard let type = item.type else { return }
    if let options { reportSharedLabels(of: item, options) }
    for nonanswer in nonanswers where item.nonanswers.contains(nonanswer.kind) {
      let declared = nonanswerSpans[nonanswer.kind]
      guard let declared else { continue }
      let name = nonanswer.kind.rawValue
      switch type {
      case .single, .multiple, .ranking, .consent:
        guard let options,
          let place = options.list.options.firstIndex(where: { $0.code == nonanswer.code })
        else { continue }
        report(
          .codeCollision(nonanswer.code, with: name, declared: declared, at: options.spans[place]))
      case .integer(let bounds):
        guard bounds?.contains(nonanswer.code) ?? true else { continue }
        reportInRange(nonanswer, declared, range, item)
      case .decimal(let bounds, _):
        guard bounds?.contains(Double(nonanswer.code)) ?? true else { continue }
        reportInRange(nonanswer, declared, range, item)
      case .scale(let points, _, _), .differential(let points, _, _):
        guard points.contains(nonanswer.code) else { continue }
        reportInRange(nonanswer, declared, range ?? item.id.span, item)
      case .text, .date, .time, .computed, .assigned, .drawn, .note: continue
      }
    }
  }

  /// Finds options that a file cannot tell from a non-answer, whose label they have.
  private mutating func reportSharedLabels(of item: DraftItem, _ options: DraftOptions) {
    for nonanswer in nonanswers where item.nonanswers.contains(nonanswer.kind) {
      guard let declared = nonanswerSpans[nonanswer.kind] else { continue }
      let written = Set(nonanswer.label.texts.values)
      for (option, span) in zip(options.list.options, options.spans) {
        let texts = option.label.texts.values + [option.name].compactMap(\.self)
        guard !written.isDisjoint(with: texts) else { continue }
        report(.labelOfNonanswer(nonanswer.kind.rawValue, declared: declared, at: span))
      }
    }
  }

  private mutating func reportInRange(
    _ nonanswer: NonanswerOption, _ declared: SourceSpan, _ range: SourceSpan?, _ item: DraftItem
  ) {
    let name = nonanswer.kind.rawValue
    if let range {
      report(.codeInRange(nonanswer.code, of: name, declared: declared, at: range))
    } else {
      report(.rangeNeeded(for: item.id.text, nonanswer.code, name, declared, at: item.id.span))
    }
  }
}
