import QuestionnaireModel
import StudyStorage

/// The route through one row's answers, which the questionnaire decides as for an interview.
struct RowRoute {
  /// What following the route finds about an item.
  enum Finding: Hashable {
    /// The route leads by it, and it holds nothing.
    case notAsked
    /// What follows from the other answers.
    case derived(Answer)
    case fault(CellFault)
  }

  let questionnaire: Questionnaire
  /// The answers of the row; nothing stands for items that the file has no column for.
  var sheet: AnswerSheet
  private let places: [ColumnPlan.Place?]
  private let hasAbsent: Bool
  private var notAsked: [InternedAnswer?]

  init(_ questionnaire: Questionnaire, plan: ColumnPlan) {
    self.questionnaire = questionnaire
    places = plan.places
    sheet = AnswerSheet(itemCount: questionnaire.items.count)
    notAsked = Array(repeating: nil, count: questionnaire.items.count)
    hasAbsent = places.contains(.absent)
  }

  /// Whether the row's answers decline a consent.
  var isDeclined: Bool { questionnaire.declines(sheet) }

  /// Takes answers off the route and gives what is to be said, item by item.
  mutating func follow() -> [(item: Int, finding: Finding)] {
    var findings: [(item: Int, finding: Finding)] = []
    for item in questionnaire.items.indices {
      if questionnaire.items[item].isDerived, !isFromFile(item) {
        findings.append((item, derive(item)))
        continue
      }
      guard let place = places[item], place != .absent else { continue }
      let isMissing = sheet[item]?.nonanswer == .missing
      guard mayReach(item) else {
        if isMissing || sheet[item]?.nonanswer == .notApplicable {
          findings.append((item, .notAsked))
        } else {
          findings.append((item, .fault(.notOnRoute)))
        }
        sheet[item] = nil
        continue
      }
      if isMissing && questionnaire.items[item].isRequired {
        // An item that the file cannot show to be asked may well have been left out.
        if questionnaire.reaches(item, given: sheet) {
          findings.append((item, .fault(.answer(.empty))))
        }
      } else if let fault = failedCheck(of: item) {
        findings.append((item, .fault(fault)))
      }
    }
    return findings
  }

  /// Whether what was drawn stands in the file: groups always do, passes where they have a column.
  private func isFromFile(_ item: Int) -> Bool {
    guard questionnaire.items[item].isDrawn else { return false }
    return questionnaire.items[item].isAssigned || places[item] != .absent
  }

  private mutating func derive(_ item: Int) -> Finding {
    sheet[item] = nil
    guard mayReach(item) else { return .notAsked }
    let answer = questionnaire.derivedAnswer(item, given: sheet)
    sheet[item] = answer
    return .derived(answer)
  }

  /// What stands for an item that was not asked, encoded once.
  mutating func notAsked(
    _ item: Int, _ session: inout ImportSession
  ) throws(StudyError) -> InternedAnswer {
    if let known = notAsked[item] { return known }
    let interned = try session.intern(.nonanswer(.notAsked), to: item)
    notAsked[item] = interned
    return interned
  }

  /// Whether the route reaches an item, or would for some answers to items that the file lacks.
  private func mayReach(_ item: Int) -> Bool {
    if questionnaire.reaches(item, given: sheet) { return true }
    guard hasAbsent else { return false }
    var open = sheet
    for later in item..<questionnaire.items.count { open[later] = nil }
    // Closing takes what holds nothing as open, and everything that hangs on it.
    return questionnaire.closed(open)[item] == .nonanswer(.notReached)
  }

  private func failedCheck(of item: Int) -> CellFault? {
    guard case .checkFailed(let check)? = questionnaire.failedCheck(of: item, given: sheet) else {
      return nil
    }
    let message = questionnaire.items[item].checks[check].message
    return .checkFailed(message: TextTemplate.neutral(message[questionnaire.languages[0]]))
  }
}
