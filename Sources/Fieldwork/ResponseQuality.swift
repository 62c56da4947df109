import QuestionnaireModel
import StudyStorage
import SurveyStatistics
import Words

/// What the answers' patterns, the lengths and the interviewers say of quality.
struct ResponseQuality {
  private let data: FieldworkData
  private let options: FieldworkStatus.Options
  /// Every completed interview, flagged or not, by versions and in the order they were begun.
  let all: [InterviewFlag]
  let effects: [InterviewerEffect]
  let notes: [String]

  /// More interviews are not compared with each other: the work grows with the square.
  static let mostCompared = 20_000

  init(_ data: FieldworkData, _ options: FieldworkStatus.Options) {
    self.data = data
    self.options = options
    var all: [InterviewFlag] = []
    var notes: [String] = []
    for version in data.versions {
      let patterns = VersionQuality(version, options)
      all += patterns.flags
      if let note = patterns.note, !notes.contains(note) { notes.append(note) }
    }
    self.all = all
    effects = InterviewerEffect.all(in: data.newest, options)
    self.notes = notes
  }

  var flags: [InterviewFlag] { all.filter(\.isFlagged) }

  var interviewers: [InterviewerQuality] {
    let broken = data.interviews.filter(\.isBrokenOff).map(\.actor.named)
    let names = Set(all.map(\.interviewer) + broken)
    return names.sorted().map { name in
      let own = all.filter { $0.interviewer == name }
      return InterviewerQuality(
        name: name, completed: own.count, brokenOff: broken.count { $0 == name },
        lengths: LengthSummary(own.compactMap(\.seconds).map(Double.init)),
        straight: own.count { $0.straightBatteries > 0 },
        speeding: own.count { $0.speeding != nil }, nearDuplicates: own.count { $0.match != nil })
    }
  }
}

/// The quality of the completed interviews with one version of a questionnaire.
private struct VersionQuality {
  let flags: [InterviewFlag]
  let note: String?

  init(_ version: FieldworkData.Version, _ options: FieldworkStatus.Options) {
    let questionnaire = version.questionnaire
    let completed = version.interviews.filter { $0.status == .completed }
    let seconds = completed.compactMap(\.seconds).map(Double.init)
    let lengths =
      seconds.count >= options.timedInterviews ? LengthSummary(seconds) : nil
    let compared = questionnaire.items.indices.filter { questionnaire.items[$0].isCompared }
    let isComparable =
      compared.count >= options.commonItems && completed.count <= ResponseQuality.mostCompared
    let matches =
      isComparable
      ? NearDuplicates(
        completed.map { interview in compared.map { interview.sheet.code(of: $0) } },
        minimumItems: options.commonItems
      ).matches : Array(repeating: nil, count: completed.count)
    note = Self.note(completed.count, compared.count, options)
    flags = zip(completed, matches).map { interview, match in
      let patterns = questionnaire.batteries.map { battery in
        ResponsePattern(battery.rows.map { interview.sheet.choice(of: $0) })
      }
      let close = match.flatMap { $0.share > options.matchShare ? $0 : nil }
      let advantage = interview.seconds.flatMap { lengths?.speedAdvantage(of: Double($0)) }
      return InterviewFlag(
        interview: interview.name, interviewer: interview.actor.named,
        straightBatteries: patterns.count { $0.isStraight(atLeast: options.straightAnswers) },
        longestRun: patterns.map(\.longestRun).max() ?? 0,
        leastVariability: patterns.filter { $0.answered >= options.straightAnswers }
          .compactMap(\.variability).min(),
        seconds: interview.seconds,
        speeding: advantage.flatMap { $0 > options.speedAdvantage ? $0 : nil },
        match: close?.share, matchingInterview: close.map { completed[$0.other].name })
    }
  }

  private static func note(
    _ interviews: Int, _ items: Int, _ options: FieldworkStatus.Options
  ) -> String? {
    if interviews < 2 { return nil }
    if items < options.commonItems {
      return "near-duplicates are not looked for: they need \(options.commonItems) comparable"
        + " questions, and there are \(items)"
    }
    if interviews > ResponseQuality.mostCompared {
      return "near-duplicates are not looked for among more than \(ResponseQuality.mostCompared)"
        + " interviews"
    }
    return nil
  }
}

extension InterviewerEffect {
  /// The effect on each item whose answers have an order, the strongest first.
  ///
  /// Interviews whose interviewer has no name are left out, and an item with fewer than two
  /// interviewers or two answers for each has none; nor has one where few answered or did not, as far
  /// as these may not be told of.
  static func all(
    in version: FieldworkData.Version, _ options: FieldworkStatus.Options
  ) -> [InterviewerEffect] {
    let completed = version.interviews.filter { $0.status == .completed && !$0.actor.isEmpty }
    let names = Set(completed.map(\.actor)).sorted()
    guard names.count >= 2 else { return [] }
    var found: [InterviewerEffect] = []
    for (index, item) in version.questionnaire.items.enumerated() where item.isMeasured {
      let groups = names.compactMap { name in
        try? SampleSummary(
          completed.filter { $0.actor == name }.compactMap { $0.sheet.number(of: index) })
      }
      let answers = groups.reduce(0) { $0 + $1.count }
      let fewest = options.fewest(of: [index], in: version.questionnaire)
      let without = completed.count - answers
      guard answers >= 2 * groups.count, answers >= fewest, without == 0 || without >= fewest,
        let correlation = try? IntraclassCorrelation(groups)
      else { continue }
      found.append(InterviewerEffect(item: item.id.rawValue, correlation: correlation))
    }
    return found.enumerated().sorted {
      ($1.element.correlation.value, $0.offset) < ($0.element.correlation.value, $1.offset)
    }.map(\.element)
  }
}

extension Item {
  /// Whether answers to it are compared between interviews.
  fileprivate var isCompared: Bool {
    switch type {
    case .single, .multiple, .ranking, .integer, .scale, .differential, .date, .time: true
    case .decimal, .text, .computed, .assigned, .drawn, .consent, .note: false
    }
  }

  /// Whether the numbers of its answers can be averaged: measured, ordered, or of two options.
  fileprivate var isMeasured: Bool {
    switch type {
    case .single(let list): list.isOrdered || list.options.count == 2
    case .integer, .decimal, .scale, .differential, .computed: true
    case .multiple, .ranking, .text, .date, .time, .assigned, .drawn, .consent, .note: false
    }
  }
}

extension AnswerSheet? {
  /// The code of a single choice.
  fileprivate func choice(of item: Int) -> Int? {
    if case .choice(let code) = self?[item] { code } else { nil }
  }

  fileprivate func number(of item: Int) -> Double? {
    switch self?[item] {
    case .choice(let code): Double(code)
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case nil, .choices, .ranking, .text, .date, .time, .nonanswer: nil
    }
  }

  /// A number that equal answers have in common; several choices are one answer.
  fileprivate func code(of item: Int) -> Int32 {
    switch self?[item] {
    case .choice(let code): Int32(truncatingIfNeeded: code)
    case .integer(let number): Int32(truncatingIfNeeded: number)
    case .date(let date): Int32(truncatingIfNeeded: date.daysSince1970)
    case .time(let time): Int32(truncatingIfNeeded: time.minutes)
    case .choices(let codes), .ranking(let codes):
      codes.reduce(Int32(17)) { $0 &* 31 &+ Int32(truncatingIfNeeded: $1) }
    case nil, .decimal, .text, .nonanswer: NearDuplicates.noAnswer
    }
  }
}
