import Interviewing
package import QuestionnaireModel

/// A study rehearsed with respondents who do not exist, each through the real interview engine.
///
/// What a respondent does depends on the seed, the profile and the respondent's number alone, so a
/// rehearsal is the same on every machine and any part of it can be held again.
package struct Rehearsal: Sendable {
  package let questionnaire: Questionnaire
  package let respondents: Int
  package let seed: UInt64
  package let mix: ProfileMix
  package let language: Language
  private let declared: [Int: DeclaredAnswers]
  private let profiles: [Profile]

  /// - Parameter declared: the answers expected, by the index of the item.
  package init(
    of questionnaire: Questionnaire, respondents: Int, seed: UInt64, mix: ProfileMix = .usual,
    declared: [Int: DeclaredAnswers] = [:], language: Language? = nil
  ) {
    precondition(respondents > 0, "a rehearsal needs a respondent")
    self.questionnaire = questionnaire
    self.respondents = respondents
    self.seed = seed
    self.mix = mix
    self.declared = declared
    self.language = language ?? questionnaire.languages[0]
    profiles = mix.assignment(of: respondents, seed: seed)
  }

  /// Holds the interviews one after the other and lends each.
  package func hold<Failure: Error>(
    keepingEvents: Bool = false, _ body: (SimulatedInterview) throws(Failure) -> Void
  ) throws(Failure) {
    for index in 0..<respondents { try body(interview(index, keepingEvents: keepingEvents)) }
  }

  /// Holds the interviews and counts what they came to.
  package func run() -> RehearsalResult {
    var tally = Tally(of: self)
    hold { tally.count($0) }
    var result = tally.result(of: self)
    result.explainGaps(by: self)
    return result
  }

  /// Holds one interview.
  package func interview(_ index: Int, keepingEvents: Bool = false) -> SimulatedInterview {
    let respondent = Respondent(
      profiles[index], stream: SeededStream(seed: seed, name: "respondent", index: index),
      itemCount: questionnaire.items.count, declared: declared)
    do throws(InterviewFault) {
      var conversation = try SimulatedConversation(
        questionnaire, in: language, respondent, keepsEvents: keepingEvents)
      return try conversation.hold(as: index)
    } catch {
      preconditionFailure("an interview that only goes forward must come to its end: \(error)")
    }
  }
}
