import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Turns the tree of a file into a plan, collecting every finding.
struct PlanDecoder {
  let source: SourceText
  let subject: PlanSubject
  private(set) var findings: [Diagnostic] = []
  /// What names stand for among respondents; derived items are added as they are read.
  var scope = PlanScope()
  /// What names stand for in each set of records.
  var recordScopes: [String: PlanScope] = [:]
  var language: Language?
  var plan = BookPlan(name: "", title: "")
  var defaults = Defaults()
  /// The names that the plan gives, where each stands, and whether something uses it.
  var declarations: [Declaration] = []
  /// Where the tables and hypotheses are written, as far as later checks point at them.
  var spans: [String: TableSpans] = [:]
  /// The names of tables, read or faulty.
  var tableNames: [String: SourceSpan] = [:]
  /// How many tests belong to each family.
  var familySizes: [String: Int] = [:]
  /// Whether every declared name was read, so that an unused one can be told.
  var isComplete = true
  /// Whether the plan was accepted before, so that nobody is there to mend its form.
  var isAccepted = false
  private let silenced: Set<SourceSpan>

  /// What tables have that do not say it.
  struct Defaults {
    var banner: String?
    var bannerSpan: SourceSpan?
    var nonanswers = NonanswerRule.outside
    var cells: [CellStatistic] = [.columnPercent]
    var tests = TablePlanTests()
    var minimumBases = MinimumBases()
  }

  struct Declaration {
    enum Kind: String {
      case derived = "derived item"
      case responseSet = "set"
      case records = "set of records"
      case banner
      case family
    }

    let kind: Kind
    let name: String
    let span: SourceSpan
    var isUsed = false
    /// Whether it could be read; what is faulty silences what uses it.
    var isSound = true
  }

  /// Where the parts of a table stand.
  struct TableSpans {
    var id: SourceSpan
    var stub: SourceSpan
    var banner: SourceSpan
    var tests: SourceSpan
  }

  init(_ source: SourceText, subject: PlanSubject, after findings: [Diagnostic]) {
    self.source = source
    self.subject = subject
    self.findings = findings
    silenced = Set(findings.map(\.span))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    guard !silenced.contains(diagnostic.span) else { return }
    findings.append(diagnostic)
  }

  /// Takes the warnings of a code out of the findings.
  ///
  /// - Returns: whether there were any.
  mutating func remove(_ code: DiagnosticCode) -> Bool {
    let before = findings.count
    findings.removeAll { $0.code == code && $0.severity == .warning }
    return findings.count < before
  }

  var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// Names that the plan itself gives.
extension PlanDecoder {
  /// Takes a name into the plan's own; one that is taken is reported.
  mutating func declare(_ kind: Declaration.Kind, _ node: YAMLNode) -> String? {
    guard let name = name(node) else { return nil }
    if let first = declarations.first(where: { $0.kind == kind && $0.name == name }) {
      report(.planDuplicate(name, kind.rawValue, first: first.span, at: node.span))
      return nil
    }
    declarations.append(Declaration(kind: kind, name: name, span: node.span))
    return name
  }

  mutating func markUnsound(_ kind: Declaration.Kind, _ name: String) {
    guard let place = place(kind, name) else { return }
    declarations[place].isSound = false
  }

  /// Finds what a name stands for among the plan's own, and notes that it is used.
  ///
  /// - Returns: nil where it is not there, or is faulty; the first is for the caller to report.
  mutating func use(_ kind: Declaration.Kind, _ name: String) -> Declaration? {
    guard let place = place(kind, name) else { return nil }
    declarations[place].isUsed = true
    return declarations[place]
  }

  func names(of kind: Declaration.Kind) -> [String] {
    declarations.filter { $0.kind == kind }.map(\.name)
  }

  private func place(_ kind: Declaration.Kind, _ name: String) -> Int? {
    declarations.firstIndex { $0.kind == kind && $0.name == name }
  }
}
