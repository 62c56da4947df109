import Interviewing
package import QuestionnaireModel
package import StudyStorage
import Words

/// Writes how interviews went as a table in the terms of ODK's `audit.csv`.
///
/// A row is an event, and a question's row runs from when it was shown until it was left. Answers are
/// left out unless they are asked for, and always where their item keeps them in the study. Source: ODK XForms specification, section "Audit log"; what
/// ODK has no word for (hiding, the support card) has one of its own.
package struct AuditTrail {
  private let includesAnswers: Bool
  /// The items of each questionnaire that some version of it keeps in the study.
  private let kept: [String: Set<ItemID>]
  /// How many answers were left out because their items keep them in the study.
  package private(set) var keptAnswers = 0
  private var writer = CSVWriter()

  /// - Parameter versions: all that the study has: what one of them promised holds for every one.
  package init(includingAnswers: Bool, versions: [Questionnaire]) {
    includesAnswers = includingAnswers
    kept = Dictionary(grouping: versions, by: \.id).mapValues { Promises($0).keptItems }
    for name in [
      "interview", "event", "node", "start", "end", "old-value", "new-value", "user",
      "change-reason",
    ] {
      writer.append(text: name)
    }
    writer.endRecord()
  }

  package var bytes: [UInt8] { writer.bytes }

  /// Adds the rows of one interview.
  package mutating func append(
    interview: String, of questionnaire: Questionnaire, steps: [TrailStep]
  ) {
    var held: [ItemID: Answer] = [:]
    // How long the question of an answer was on the screen is observed just before the answer.
    var waiting: Observation?
    var last: Int?
    for step in steps {
      switch step.content {
      case .observed(let observation):
        if let question = waiting { append(question, of: interview, step.actor) }
        waiting = nil
        if observation.kind == .question {
          waiting = observation
        } else {
          append(observation, of: interview, step.actor)
        }
      case .event(let event):
        let question = waiting
        waiting = nil
        if let question, question.item != event.item {
          append(question, of: interview, step.actor)
        }
        var row = Row(event, at: step, after: last)
        if let question, question.item == event.item {
          row.start = question.start
          row.end = question.end
        }
        if let item = event.item, let answer = event.answer {
          if kept[questionnaire.id]?.contains(item) ?? false {
            if includesAnswers { keptAnswers += 1 }
          } else {
            row.old = held[item].map(Self.text) ?? ""
            row.new = Self.text(answer)
          }
          held[item] = answer
        }
        append(row, of: interview, step.actor)
        last = step.time
      }
    }
    if let question = waiting { append(question, of: interview, steps.last?.actor ?? "") }
  }

  private struct Row {
    var event: String
    var item: ItemID?
    var start: Int
    var end: Int?
    var old = ""
    var new = ""
    var reason = ""

    init(_ event: InterviewEvent, at step: TrailStep, after last: Int?) {
      self.event = event.trailName
      item = event.item
      start = step.time
      // Line by line a question is shown when the event before it is stored.
      switch event {
      case .answered, .confirmed:
        guard let last, last <= step.time else { return }
        start = last
        end = step.time
      case .corrected(_, _, _, let reason): self.reason = reason
      case .stopped(let reason): self.reason = reason.rawValue
      default: break
      }
    }
  }

  private mutating func append(_ observation: Observation, of interview: String, _ actor: String) {
    begin(interview, observation.kind.trailName, observation.item)
    writer.append(integer: observation.start)
    writer.append(integer: observation.end)
    finish(old: "", new: "", actor, reason: "")
  }

  private mutating func append(_ row: Row, of interview: String, _ actor: String) {
    begin(interview, row.event, row.item)
    writer.append(integer: row.start)
    if let end = row.end { writer.append(integer: end) } else { writer.appendMissing() }
    finish(old: row.old, new: row.new, actor, reason: row.reason)
  }

  private mutating func begin(_ interview: String, _ event: String, _ item: ItemID?) {
    writer.append(text: interview)
    writer.append(text: event)
    writer.append(text: item.map { "/data/\($0.rawValue)" } ?? "")
  }

  private mutating func finish(old: String, new: String, _ actor: String, reason: String) {
    writer.append(text: includesAnswers ? old : "")
    writer.append(text: includesAnswers ? new : "")
    writer.append(text: actor)
    writer.append(text: reason)
    writer.endRecord()
  }

  /// An answer as ODK writes it: codes, several of them apart by spaces.
  private static func text(_ answer: Answer) -> String {
    switch answer {
    case .choice(let code): String(code)
    case .choices(let codes), .ranking(let codes): codes.map(String.init).joined(separator: " ")
    case .integer(let number): String(number)
    case .decimal(let number): "\(number)"
    case .text(let words): words
    case .date(let date): date.description
    case .time(let time): time.description
    case .nonanswer(let kind): kind.rawValue
    }
  }
}

extension InterviewEvent {
  /// The item that it is about, where it is about one.
  fileprivate var item: ItemID? {
    switch self {
    case .answered(let item, _), .confirmed(let item, _, _), .noted(let item, _, _),
      .flagged(let item, _), .handedOver(let item), .corrected(let item, _, _, _):
      item
    case .languageChanged(_, let item): item
    case .started, .remarked, .keyed, .handedBack, .distressed, .stopped, .resumed, .completed: nil
    }
  }

  fileprivate var answer: Answer? {
    switch self {
    case .answered(_, let answer), .confirmed(_, let answer, _), .corrected(_, let answer, _, _):
      answer
    default: nil
    }
  }

  /// ODK's name of the event, or one of ours where it has none.
  fileprivate var trailName: String {
    switch self {
    case .started: "form start"
    case .answered, .confirmed: "question"
    case .noted: "note"
    case .remarked: "remark"
    case .languageChanged: "language changed"
    case .keyed: "keyed from paper"
    case .flagged: "flagged"
    case .handedOver: "handed over"
    case .handedBack: "handed back"
    case .distressed(let step): "distress \(step.rawValue)"
    case .stopped: "form exit"
    case .resumed: "form resume"
    case .completed: "form finalize"
    case .corrected: "correction"
    }
  }
}

extension Observation.Kind {
  fileprivate var trailName: String {
    switch self {
    case .question: "question"
    case .overview: "jump"
    case .supportCard: "support card"
    case .hidden: "screen hidden"
    case .idle: "screen hidden when idle"
    case .refusal: "constraint error"
    case .help: "help"
    case .wrongPassphrase: "wrong passphrase"
    }
  }
}
