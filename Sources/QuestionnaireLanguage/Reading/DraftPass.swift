import Diagnostics
import QuestionnaireModel
import YAMLReading

/// A roster as read, its condition not yet looked at.
struct DraftRoster {
  let id: SpannedName
  let writtenID: String
  let when: YAMLNode?
  let section: Int
  let isPinned: Bool
  let prefersLeastFilled: Bool
  /// The pass of another roster that it stands in.
  let outer: Int?
  /// The item its passes follow from, and where that is named; nil for vignettes.
  let source: (item: Int, span: SourceSpan)?
  /// The item that holds the passes drawn.
  var drawn: Int?
  var passes: [Int] = []
  var items: Range<Int>
}

/// One time through the items of a roster, with what its texts and conditions may name.
struct DraftPass {
  let roster: Int
  /// The code of its option, or its number counted from 1.
  let code: Int
  /// What names end in, those of outer passes included.
  let suffix: String
  /// What each name written inside stands for, those of outer passes included.
  let names: [String: String]
  /// The words that texts may name, such as the option of the pass.
  let words: [String: LocalizedText]
  let forms: Forms
  /// When it is made, its roster's own condition aside; nil where always.
  let membership: Condition?
  var items: Range<Int>

  /// How a choice by form is understood in the texts of a pass.
  struct Forms {
    /// The forms of levels, which are this pass's own.
    var renamed: [String: String] = [:]
    /// The forms of the options passes are made of, and which of them is this pass's.
    var fixed: Set<String> = []
    var chosen: Set<String> = []
  }

  /// A form by the key that the file has for it.
  func writtenForm(_ key: String) -> String {
    forms.renamed.first { $0.value == key }?.key ?? key
  }
}

extension DraftPass {
  /// A text with the names that are meant in this pass.
  ///
  /// Words of the pass stand as they are; a text that cannot be taken apart stays as it is.
  func resolved(_ text: String, in language: Language) -> String {
    TextTemplate.filled(text) { part in
      switch part {
      case .literal(let words): Self.escaped(words)
      case .pipe(let name, let otherwise):
        words[name].map { $0[language] }
          ?? "{\(names[name] ?? name)\(otherwise.map { "|\($0)" } ?? "")}"
      case .form(let written):
        if let fixed = fixedText(of: written) {
          Self.escaped(fixed)
        } else {
          "{"
            + written.map { "\(forms.renamed[$0.key] ?? $0.key):\($0.text)" }.joined(separator: ";")
            + "}"
        }
      }
    }
  }

  /// Whether forms are decided by the option of the pass, not by an answer.
  func decides(_ written: [TextTemplate.Form]) -> Bool {
    written.first.map { forms.fixed.contains($0.key) } ?? false
  }

  private func fixedText(of written: [TextTemplate.Form]) -> String? {
    guard decides(written) else { return nil }
    return written.first { forms.chosen.contains($0.key) }?.text
      ?? TextTemplate.sideBySide(written)
  }

  private static func escaped(_ words: String) -> String {
    words.reduce(into: "") { result, character in
      result.append(character)
      if character == "{" || character == "}" { result.append(character) }
    }
  }
}

extension QuestionnaireDecoder {
  /// What names end in in the pass that is being read.
  var passSuffix: String { passes.last.map { draftPasses[$0].suffix } ?? "" }

  /// What a name written in the pass that is being read stands for.
  func resolved(_ name: String) -> String {
    passes.last.flatMap { draftPasses[$0].names[name] } ?? name
  }

  /// A text with the names that are meant in the pass that is being read.
  func inPass(_ text: LocalizedText) -> LocalizedText {
    guard let pass = passes.last else { return text }
    return LocalizedText(
      Dictionary(
        uniqueKeysWithValues: text.texts.map { language, words in
          (language, draftPasses[pass].resolved(words, in: language))
        }))
  }

  /// The names by which warnings about an item may be allowed, the narrowest last.
  func owners(ofItem index: Int) -> [String] {
    let item = items[index]
    let battery = item.battery.map { [batteries[$0].writtenID, batteries[$0].id.text] } ?? []
    return rosterOwners(item.pass) + battery + [item.writtenID, item.id.text]
  }

  func rosterOwners(_ pass: Int?) -> [String] {
    guard let pass else { return [] }
    let roster = rosters[draftPasses[pass].roster]
    return rosterOwners(roster.outer) + [roster.writtenID]
  }

  /// The names of items in a list, of batteries' rows and of rosters inside it too.
  static func names(in list: YAMLNode) -> [String] {
    (list.sequence ?? []).flatMap { node in
      (node["id"]?.scalar.map { [$0] } ?? []) + (node["items"].map(names) ?? [])
    }
  }

  /// Whether a name stands in the file for items that are stored by others.
  func isWritten(_ name: String) -> Bool {
    namesInPasses.contains(name) || rosters.contains { $0.writtenID == name }
  }

  /// The rosters of the questionnaire, those of vignettes left out.
  var finishedRosters: [Roster] {
    rosters.filter { $0.source != nil }.map { roster in
      Roster(
        id: ItemID(roster.id.text),
        passes: roster.passes.map { index in
          let pass = draftPasses[index]
          return Roster.Pass(code: pass.code, suffix: pass.suffix, items: pass.items)
        }, prefersLeastFilled: roster.prefersLeastFilled)
    }
  }

  mutating func reportLongName(_ id: SpannedName) {
    guard !passSuffix.isEmpty, id.text.utf8.count > NameGrammar.longest else { return }
    report(.longNameInPass(id.text, limit: NameGrammar.longest, at: id.span))
  }
}
