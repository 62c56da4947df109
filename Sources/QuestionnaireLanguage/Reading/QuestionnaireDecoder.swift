import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Turns the tree of a file into drafts of its sections and items, collecting every finding.
struct QuestionnaireDecoder {
  let source: SourceText
  private(set) var findings: [Finding] = []
  /// The item that findings are about while it is read, after the battery it is a row of.
  var owners: [String] = []

  var languages: [Language] = []
  private(set) var languageNames: [String] = []
  var nonanswers: [NonanswerOption] = []
  /// Where the code of each non-answer is written.
  var nonanswerSpans: [Nonanswer: SourceSpan] = [:]
  /// The named scales; one with an error is nil.
  var scales: [String: DraftOptions?] = [:]

  var sections: [DraftSection] = []
  var batteries: [DraftBattery] = []
  var items: [DraftItem] = []
  var indices: [DraftIndex] = []
  var quotas: [DraftQuota] = []
  var rosters: [DraftRoster] = []
  /// Every pass of the rosters, and every vignette, with what its texts and conditions may name.
  private(set) var draftPasses: [DraftPass] = []
  /// The names of the items asked in passes, as written and as stored.
  private(set) var namesInPasses: Set<String> = []
  /// The passes that are being read, the outermost first.
  var passes: [Int] = []
  var vignettes: [Vignette] = []
  /// The texts with placeholders.
  var placeholders: [DraftText] = []
  /// What the texts read now belong to.
  var site = TextSite.label
  /// The sections that may change places, as the file names them.
  var shuffledSections: [SpannedName] = []
  var respondents: RespondentGroup?
  /// Where it says who is asked.
  var respondentsSpan: SourceSpan?
  var draftEthics: DraftEthics?
  /// The class of items that name none.
  var disclosure = Confidentiality.open
  /// Whether there are more items than are read.
  var isFull = false
  /// Whether the file was accepted before, so that nobody is there to mend its form.
  var isAccepted = false

  /// Places with a finding of form, about which nothing more is said.
  private let silenced: Set<SourceSpan>

  /// Makes a decoder that begins with the findings about the file's form.
  init(_ source: SourceText, after findings: [Diagnostic]) {
    self.source = source
    silenced = Set(findings.map(\.span))
    report(contentsOf: findings)
  }

  func isSilenced(_ span: SourceSpan) -> Bool { silenced.contains(span) }

  /// A finding with the item it is about, by which a file may allow it.
  struct Finding {
    let diagnostic: Diagnostic
    let owners: [String]
  }

  mutating func report(_ diagnostic: Diagnostic) {
    reports += 1
    // What is wrong in an item of a roster is wrong in every pass, and is said once.
    if !passes.isEmpty || isInPass(owners) {
      guard saidOfPasses.insert(Said(code: diagnostic.code, span: diagnostic.span)).inserted
      else { return }
    }
    findings.append(Finding(diagnostic: diagnostic, owners: owners))
  }

  private struct Said: Hashable {
    let code: DiagnosticCode
    let span: SourceSpan
  }

  private var saidOfPasses: Set<Said> = []
  /// How many findings were made, those said once for many passes too.
  private var reports = 0

  private func isInPass(_ owners: [String]) -> Bool {
    !namesInPasses.isEmpty && owners.contains(where: namesInPasses.contains)
  }

  mutating func addPass(_ pass: DraftPass) {
    draftPasses.append(pass)
    namesInPasses.formUnion(pass.names.keys)
    namesInPasses.formUnion(pass.names.values)
  }

  mutating func setItems(_ items: Range<Int>, ofPass pass: Int) { draftPasses[pass].items = items }

  mutating func report(contentsOf diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  /// Whether a finding is still worth a search among all names.
  var suggests: Bool { reports < ConditionChecker.mostSuggestions }

  var hasErrors: Bool { findings.contains { $0.diagnostic.severity == .error } }

  /// Reads everything but the conditions, which need all names first.
  mutating func decode(_ root: YAMLNode) -> Heading? {
    guard let fields = fields(root, Schema.questionnaire) else { return nil }
    readLanguages(fields["languages"])
    guard !languages.isEmpty else { return nil }
    if let node = fields["nonanswers"] { readNonanswers(node) }
    if let node = fields["scales"] { readScales(node) }
    if let node = fields["quotas"] { readQuotas(node) }
    if let node = fields["respondents"], let word = word(node, Schema.respondents) {
      respondents = RespondentGroup(rawValue: word)
      respondentsSpan = node.span
    }
    if let node = fields["ethics"] {
      draftEthics = readEthics(node, at: fields.keySpan("ethics") ?? node.span)
    }
    disclosure = fields["disclosure"].flatMap { disclosure($0) } ?? .open
    let heading = Heading(
      id: fields["questionnaire"].flatMap { name($0) } ?? "",
      version: fields["version"].flatMap { version($0) } ?? "",
      title: fields["title"].map { localized($0, of: "the title") } ?? LocalizedText([:]),
      allowances: fields["allowed"].map { readAllowances($0) } ?? [])
    if let node = fields["ballot"] { readBallot(node, at: fields.keySpan("ballot") ?? node.span) }
    if let node = fields["shuffle"] {
      shuffledSections = (node.sequence ?? [node]).map {
        SpannedName(text: $0.scalar ?? "", span: $0.span)
      }
    }
    if let node = fields["sections"] { readSections(node, keySpan: fields.keySpan("sections")) }
    if let node = fields["indices"] { readIndices(node) }
    return heading
  }

  /// What a file says before its sections.
  struct Heading {
    let id: String
    let version: String
    let title: LocalizedText
    let allowances: [Allowance]
  }

  private mutating func readLanguages(_ node: YAMLNode?) {
    guard let node else { return }
    let nodes = node.sequence ?? [node]
    if nodes.isEmpty { report(.emptyList("'languages'", of: "languages", at: node.span)) }
    for node in nodes {
      guard let tag = node.scalar else { continue }
      if !Self.isLanguageTag(tag) || Self.wordsOfSchema.contains(tag) {
        report(.malformedLanguage(tag, at: node.span))
      } else if languageNames.contains(tag) {
        report(.duplicateWord(tag, at: node.span))
      } else {
        languageNames.append(tag)
        languages.append(Language(tag))
      }
    }
    if languages.count > Limits.languages {
      report(.limitExceeded("languages", limit: Limits.languages, at: node.span))
    }
  }

  /// A language cannot be named like a key that stands beside it.
  private static let wordsOfSchema: Set<String> = Set(
    ([Schema.nonanswer, Schema.option, Schema.check, Schema.index, Schema.row]
      + ItemKeyword.allCases.map(Schema.item)).flatMap { $0.keys.map(\.name) })

  /// Whether a word is shaped like a language tag: `ro`, `en`, `rmy`, `pt-BR`.
  static func isLanguageTag(_ word: String) -> Bool {
    let parts = word.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count), parts.count <= 3 else {
      return false
    }
    return first.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      && parts.dropFirst().allSatisfy { part in
        (2...8).contains(part.count) && part.allSatisfy(NameGrammar.isLetterOrDigit)
      }
  }
}

/// How much a questionnaire may hold.
enum Limits {
  static let languages = 64
  static let sections = 1_000
  static let items = 10_000
  static let options = 1_000
  /// How many rosters may stand inside each other, and how often one is asked.
  static let rosterDepth = 2
  static let passes = 100
  static let vignettes = 50
  static let allowances = 1_000
  static let textCharacters = 65_536
  static let decimals = 9
  static let scalePoints = 101
  /// The largest number an answer may be: fifteen digits, exact in a double.
  static let number = 999_999_999_999_999
}

/// What a name looks like.
package enum NameGrammar {
  package static let longest = 32

  /// Whether a word is a name: a letter, then letters, digits and `_`, at most 32.
  package static func isName(_ word: String) -> Bool {
    let bytes = word.utf8
    guard let first = bytes.first, bytes.count <= longest else { return false }
    return isLetter(first)
      && bytes.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
  }

  /// Whether a word means something in conditions, so that nothing may be called so.
  package static func isReserved(_ word: String) -> Bool {
    ConditionToken.reservedWords.contains(word)
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
