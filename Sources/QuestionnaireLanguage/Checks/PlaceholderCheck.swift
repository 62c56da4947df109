import Diagnostics
import QuestionnaireModel

/// The placeholders of texts: what they name, whether it is there by then, and in every language.
struct PlaceholderCheck {
  private let decoder: QuestionnaireDecoder
  private let scope: ConditionScope
  private let conditions: [Condition?]
  private let stems: [Condition?]
  /// The items whose options have each form, in the order of the file.
  private let formItems: [String: [Int]]

  /// Makes a check of texts in a questionnaire.
  ///
  /// - Parameters:
  ///   - conditions: when each item is asked.
  ///   - stems: when the stem of each battery is read.
  init(
    _ decoder: QuestionnaireDecoder, scope: ConditionScope, conditions: [Condition?],
    stems: [Condition?]
  ) {
    self.decoder = decoder
    self.scope = scope
    self.conditions = conditions
    self.stems = stems
    var formItems: [String: [Int]] = [:]
    for (index, item) in decoder.items.enumerated() {
      let forms = Set((item.type?.optionList?.options ?? []).compactMap(\.form))
      for form in forms { formItems[form, default: []].append(index) }
    }
    self.formItems = formItems
  }

  /// Finds what is wrong in a text in any of its languages.
  func findings(in text: DraftText) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var pipes: [Set<String>?] = []
    let pass = text.pass.map { decoder.draftPasses[$0] }
    for (_, words, span) in text.texts {
      let aligned = ConditionText(words, in: decoder.source, span: span)
      do throws(TextTemplate.Fault) {
        let template = try TextTemplate(words)
        var named: Set<String> = []
        for placed in template.parts {
          let place = aligned.span(placed.range)
          switch placed.part {
          case .literal: break
          case .pipe(let item, let otherwise):
            named.insert(item)
            // The words of a pass are always there.
            guard pass?.words[item] == nil else { break }
            findings += self.findings(
              aboutPipe: pass?.names[item] ?? item, hasOtherwise: otherwise != nil, text.site,
              at: place)
          case .form(let forms):
            guard pass?.decides(forms) != true else { break }
            findings += self.findings(
              aboutForms: forms.map { $0.renamed(by: pass) }, text.site, in: pass, at: place)
          }
        }
        pipes.append(named)
      } catch {
        findings.append(.malformedPlaceholder(error.reason, at: aligned.span(error.range)))
        pipes.append(nil)
      }
    }
    return findings + differences(text, pipes)
  }

  /// What a text names, as a condition of whom it is read to would; nil where it names nothing.
  func link(of text: DraftText) -> RouteCheck.Link? {
    let decided: Range<Int>
    switch text.site {
    case .label: return nil
    case .option(let item), .item(let item), .check(let item): decided = item..<item + 1
    case .battery(let battery): decided = decoder.batteries[battery].rows
    }
    var references: [ConditionChecker.Reference] = []
    let pass = text.pass.map { decoder.draftPasses[$0] }
    for (_, words, span) in text.texts {
      do throws(TextTemplate.Fault) {
        for placed in try TextTemplate(words).parts {
          let item: Int? =
            switch placed.part {
            case .literal: nil
            case .pipe(let name, _): scope[pass?.names[name] ?? name]?.index
            case .form(let forms):
              forms.first.flatMap { formItems[$0.renamed(by: pass).key]?.first }
            }
          if let item, !decided.contains(item) {
            references.append(.init(items: item..<item + 1, span: span))
          }
        }
      } catch {
        // The braces have been reported.
        continue
      }
    }
    return references.isEmpty
      ? nil
      : RouteCheck.Link(
        owner: "the text of '\(text.owners.last ?? "")'", name: text.owners.last ?? "",
        decided: decided, references: references, isCheck: false)
  }

  /// Finds translations that name other items than the source text does.
  private func differences(_ text: DraftText, _ pipes: [Set<String>?]) -> [Diagnostic] {
    guard let source = pipes.first ?? nil else { return [] }
    return zip(text.texts, pipes).dropFirst().compactMap { translation, named in
      guard let named, named != source else { return nil }
      return .placeholdersDiffer(
        lacking: source.subtracting(named).sorted(), beyond: named.subtracting(source).sorted(),
        in: translation.language.rawValue, at: translation.span)
    }
  }

  private func findings(
    aboutPipe name: String, hasOtherwise: Bool, _ site: TextSite, at span: SourceSpan
  ) -> [Diagnostic] {
    guard let reader = reader(of: site) else { return [.pipeInLabel(name, at: span)] }
    guard let entry = scope[name] else {
      let known = decoder.suggests ? scope.entries.map(\.name) : []
      return [.unknownEntry(name, .item, known: known, at: span)]
    }
    switch entry.kind {
    case .battery, .note: return [.unpipeable(name, at: span)]
    case .faulty: return []
    case .choice, .choices, .number, .date, .time, .text: break
    }
    let source = decoder.items[entry.index]
    if entry.index >= reader.limit {
      return [.laterItem("the text of '\(reader.name)'", needs: source.id, at: span)]
    }
    if source.meaning.disclosure != .open {
      return [.sensitivePiped(name, source.meaning.disclosure.rawValue, at: span)]
    }
    guard !hasOtherwise, site != .check(item: entry.index) else { return [] }
    let proof = reader.condition
    if proof?.impliesAnswer(of: entry.index) ?? false { return [] }
    guard proof.implies(conditions[entry.index]) else {
      return [.pipeNotAsked(name, before: reader.name, at: span)]
    }
    let alwaysAnswers =
      source.isRequired && source.nonanswers.isEmpty && source.type?.name != "computed"
    return alwaysAnswers ? [] : [.pipeOfNonanswer(name, at: span)]
  }

  private func findings(
    aboutForms forms: [TextTemplate.Form], _ site: TextSite, in pass: DraftPass?,
    at span: SourceSpan
  ) -> [Diagnostic] {
    func written(_ key: String) -> String { pass?.writtenForm(key) ?? key }
    var findings: [Diagnostic] = []
    var seen: Set<String> = []
    for form in forms where !seen.insert(form.key).inserted {
      findings.append(.duplicateWord(form.key, at: span))
    }
    guard let first = forms.first, let candidates = formItems[first.key] else {
      let known = formItems.keys.map(written).sorted()
      return findings + [.unknownForm(forms.first?.key ?? "", known: known, at: span)]
    }
    guard candidates.count == 1, let item = candidates.first else {
      let names = candidates.map { decoder.items[$0].id.text }
      return findings + [.ambiguousForm(first.key, items: names, at: span)]
    }
    let source = decoder.items[item]
    let declared = (source.type?.optionList?.options ?? []).compactMap(\.form)
    for form in forms where !declared.contains(form.key) {
      findings.append(.unknownForm(form.key, known: declared.map(written), at: span))
    }
    for key in declared where !seen.contains(key) {
      findings.append(.missingForm(written(key), of: source.id.text, at: span))
    }
    if let limit = limit(of: site), item >= limit {
      findings.append(.laterItem("this text", needs: source.id, at: span))
    }
    return findings
  }

  private typealias Reader = (name: String, limit: Int, condition: Condition?)

  /// Who reads a text that can pipe; the items before `limit` have been asked by then.
  private func reader(of site: TextSite) -> Reader? {
    switch site {
    case .label, .option: nil
    case .item(let item): (decoder.items[item].id.text, item, conditions[item])
    case .check(let item): (decoder.items[item].id.text, item + 1, conditions[item])
    case .battery(let battery):
      (
        decoder.batteries[battery].id.text, decoder.batteries[battery].rows.lowerBound,
        stems[battery]
      )
    }
  }

  /// The first item that has not been asked when a text is shown; nil where that is not known.
  private func limit(of site: TextSite) -> Int? {
    if case .option(let item) = site { return item }
    return reader(of: site)?.limit
  }
}

extension TextTemplate.Form {
  /// The same form by the key that it has in a pass.
  fileprivate func renamed(by pass: DraftPass?) -> TextTemplate.Form {
    pass?.forms.renamed[key].map { TextTemplate.Form(key: $0, text: text) } ?? self
  }
}

extension Condition? {
  /// Whether every part of another condition is a part of this one, so that it holds too.
  fileprivate func implies(_ other: Condition?) -> Bool {
    let known = Set(self?.conjuncts ?? [])
    return (other?.conjuncts ?? []).allSatisfy(known.contains)
  }
}

extension Condition {
  fileprivate var conjuncts: [Condition] {
    if case .all(let parts) = self { return parts.flatMap(\.conjuncts) }
    return [self]
  }

  /// Whether it can only be true where an item holds an answer.
  fileprivate func impliesAnswer(of item: Int) -> Bool {
    switch self {
    case .constant, .isNonanswer: false
    case .answered(let items): items.contains(item)
    case .isAmong(let subject, _), .includesAny(let subject, _): subject == item
    case .comparison(let left, _, let right): left.needs(item) || right.needs(item)
    case .all(let parts): parts.contains { $0.impliesAnswer(of: item) }
    case .any(let parts): parts.allSatisfy { $0.impliesAnswer(of: item) }
    case .not(let condition): condition.isUnknownWithout(item)
    }
  }

  /// Whether it is unknown, and its negation too, where an item holds no answer.
  private func isUnknownWithout(_ item: Int) -> Bool {
    switch self {
    case .isAmong(let subject, _), .includesAny(let subject, _): subject == item
    case .comparison(let left, _, let right): left.needs(item) || right.needs(item)
    case .not(let condition): condition.isUnknownWithout(item)
    case .any(let parts): parts.contains { $0.isUnknownWithout(item) }
    case .all(let parts): parts.allSatisfy { $0.isUnknownWithout(item) }
    case .constant, .answered, .isNonanswer: false
    }
  }
}

extension Quantity {
  /// Whether it has no value where an item holds no answer.
  fileprivate func needs(_ item: Int) -> Bool {
    switch self {
    case .number, .count: false
    case .item(let subject): subject == item
    case .elapsed(let from, let to): from == item || to == item
    case .negated(let operand): operand.needs(item)
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right):
      left.needs(item) || right.needs(item)
    }
  }
}
