package import Interviewing
package import QuestionnaireModel

/// A practice interview line by line: real questions, a situation among them, and nothing stored.
package struct PracticeInterview {
  package let scenario: PracticeScenario
  private let questionnaire: Questionnaire
  private let language: Language

  package init(_ scenario: PracticeScenario, of questionnaire: Questionnaire, in language: Language)
  {
    self.scenario = scenario
    self.questionnaire = questionnaire
    self.language = language
  }

  /// How many lines are typed before the situation begins.
  static let linesBefore = 2
  /// How many lines may follow before the practice ends by itself.
  static let linesAfter = 8

  /// Asks until the situation is over; the terminal comes back in `terminal`.
  ///
  /// - Throws: what an interview of the questionnaire throws where it cannot begin.
  package func run<Terminal: InterviewTerminal>(
    terminal: inout Terminal
  ) throws(InterviewFault) -> PracticeConduct {
    var staged = StagedTerminal(
      terminal, situation: Phrase.situation(scenario).text(in: language), scenario: scenario)
    var recorder = NoRecorder()
    var asked = try LineInterview(of: questionnaire, in: language, seed: Shuffling.seeds.lowerBound)
    _ = asked.run(terminal: &staged, recorder: &recorder)
    terminal = staged.terminal
    var conduct = PracticeConduct()
    conduct.acts = staged.acts
    conduct.stoppedForDistress = recorder.stoppedForDistress
    if case .stopped(let reason) = asked.interview.outcome, !staged.isCutOff {
      conduct.reason = reason
    }
    conduct.deleted = asked.wishesErasure
    return conduct
  }

  /// What was right, or what would have been, in one line.
  package func verdict(on conduct: PracticeConduct) -> String {
    let verdict: Phrase = conduct.isRight(in: scenario) ? .right : .notYet
    return "\(Phrase.name(of: scenario).text(in: language)): \(verdict.text(in: language)) "
      + Phrase.rule(of: scenario).text(in: language)
  }
}

/// A terminal on which a situation begins after some lines, and which sees what is then done.
private struct StagedTerminal<Terminal: InterviewTerminal>: InterviewTerminal {
  var terminal: Terminal
  let situation: String
  let scenario: PracticeScenario
  private(set) var acts: [PracticeConduct.Act] = []
  /// Whether the practice ended by itself.
  private(set) var isCutOff = false
  private var linesRead = 0

  init(_ terminal: Terminal, situation: String, scenario: PracticeScenario) {
    self.terminal = terminal
    self.situation = situation
    self.scenario = scenario
  }

  mutating func write(_ text: String) { terminal.write(text) }

  mutating func readLine() -> String? {
    if isOver {
      isCutOff = true
      return nil
    }
    if linesRead == PracticeInterview.linesBefore { terminal.write("\n*** \(situation)\n> ") }
    guard let line = terminal.readLine() else {
      isCutOff = true
      return nil
    }
    linesRead += 1
    if linesRead > PracticeInterview.linesBefore { acts.append(act(line)) }
    return line
  }

  /// Whether nothing more is to be seen: the first act was wrong, or what was hidden is back.
  private var isOver: Bool {
    guard let first = acts.first else { return false }
    if acts.count >= PracticeInterview.linesAfter { return true }
    return switch first {
    case .wentOn, .showedCard: true
    case .hid: acts.count > 1
    case .paused, .asksToStop: false
    }
  }

  private func act(_ line: String) -> PracticeConduct.Act {
    switch LineCommand(line) {
    case .hide: .hid
    case .distress: .paused
    case .supportCard: .showedCard
    case .stop: .asksToStop
    case .back, .forward, .toUnanswered, .help, .jump, .language, .note, .input: .wentOn
    }
  }
}

extension PracticeInterview {
  /// The interview that is practiced with, the same every time.
  func begin() throws(InterviewFault) -> Interview {
    try Interview(of: questionnaire, in: language, seed: Shuffling.seeds.lowerBound)
  }
}

/// Stores nothing; it only sees whether the distress protocol came to its end.
struct NoRecorder: InterviewRecorder {
  private(set) var stoppedForDistress = false
  let keepsEvents = false

  mutating func record(_ event: InterviewEvent) {
    if event == .distressed(.stopped) { stoppedForDistress = true }
  }
}
