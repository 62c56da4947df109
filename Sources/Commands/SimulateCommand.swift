import Arguments
import Diagnostics
import Files
import QuestionnaireLanguage
import QuestionnaireModel
import Rehearsal
import Reports
import StudyStorage
import Words

struct SimulateCommand: Command {
  static let name = "simulate"
  static let summary = "Rehearse a study with respondents who do not exist."
  static let discussion = """
    Each simulated respondent goes through the real interview. A seed gives the same
    respondents on every machine. The report tells what was never asked or chosen
    and why, how long the interviews are, and the routes that were taken.

    Profiles: honest, satisficing (takes the first answer that will do),
    straight-lining (the same answer in every row), dont-know-prone, refusing,
    breaking-off, careless. Answers are even unless a file says how they fall:
      items:
        P08: {recent: 20, earlier: 30, never: 50}
        age: {18..34: 30, 35..64: 50, 65..90: 20}

    --study makes a study of these answers, with every title marked SYNTHETIC, so
    that tables can be tried before fieldwork.

    Example:
      $ percept simulate questionnaire.yaml --respondents 2000 --seed 7
      $ percept simulate questionnaire.yaml --profile honest=80,careless=20 \\
          --study rehearsal.percept
      $ percept crosstab rehearsal.percept --rows P08 --columns P02

    Exits with 1 if something was never reached or the questionnaire has errors, and
    with 2 if a file cannot be read or the study cannot be made.

    """
  static let grammar = Grammar<SimulateCommand>(
    .always(
      .operand("questionnaire", \.path, "The questionnaire to rehearse."),
      .option("respondents", short: "n", \.respondents, "N", "How many take part (1000).")
        .quietly,
      .option("seed", short: "s", \.seed, "NUMBER", "The number that all chance comes from (1)."),
      .option(
        "profile", short: "p", \.profile, "NAME=SHARE,…",
        "Who takes part (honest=60,satisficing=10,straight-lining=10 and 5 of each other)."
      )
      .quietly,
      .option("answers", short: "a", \.answers, "FILE", "How the answers are expected to fall."),
      .option("language", short: "l", \.language, "LANGUAGE", "The language of the interviews."),
      .option("study", \.study, "FILE", "Where to make a study of the simulated answers.")),
    .group(\.output, OutputOptions.grammar))

  var path = ""
  var respondents = 1_000
  var seed = 1
  var profile: String?
  var answers: String?
  var language: String?
  var study: String?
  var output = OutputOptions<ReportFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    do {
      guard (1...10_000_000).contains(respondents) else {
        return streams.misused(Self.name, "--respondents is a number from 1 to 10000000")
      }
      let mix = try profile.map { try ProfileMix($0) } ?? .usual
      try refuseOverwriting([path] + (answers.map { [$0] } ?? []), by: "--output", output.path)
      let source = try readSource(path)
      guard let questionnaire = streams.readQuestionnaire(source) else { return .findings }
      guard let chosen = streams.language(language, of: questionnaire, for: Self.name) else {
        return .usage
      }
      guard let declared = try readAnswers(to: questionnaire, &streams) else { return .findings }
      let rehearsal = Rehearsal(
        of: questionnaire, respondents: respondents, seed: UInt64(bitPattern: Int64(seed)),
        mix: mix, declared: declared, language: chosen)
      return try report(on: rehearsal, source, &streams)
    } catch let fault as ProfileFault {
      return streams.misused(Self.name, fault)
    } catch {
      return streams.fail("\(error)")
    }
  }

  private func readAnswers(
    to questionnaire: Questionnaire, _ streams: inout Streams
  ) throws(FileError) -> [Int: DeclaredAnswers]? {
    guard let answers else { return [:] }
    let source = try readSource(answers)
    let (declared, diagnostics) = DeclaredAnswers.read(source, for: questionnaire)
    streams.error.write(
      streams.errorRenderer.render(Findings(source: source, diagnostics: diagnostics)))
    return declared
  }

  private func report(
    on rehearsal: Rehearsal, _ source: SourceText, _ streams: inout Streams
  ) throws -> ExitCode {
    let result = rehearsal.run()
    if let study {
      try store(rehearsal, source, in: study)
      streams.report(
        "\(DisplayText.escaped(study)): made with \(grouped(respondents)) simulated interviews")
    }
    let text =
      switch output.format {
      case .text: RehearsalText().render(result)
      case .json: RehearsalJSON().render(result)
      }
    let code = streams.deliver(text, to: output.path)
    return code == .done && result.gaps.contains(where: \.isFinding) ? .findings : code
  }

  private func store(
    _ rehearsal: Rehearsal, _ source: SourceText, in path: String
  ) throws(NewStudyError) {
    try makeStudy(at: path) { study throws(StudyError) in
      guard let marked = SyntheticSource.marking(source),
        let questionnaire = QuestionnaireReader.read(marked).questionnaire
      else { throw .damaged("the questionnaire's title cannot be marked") }
      _ = try study.add(questionnaire, source: marked, actor: Rehearsal.actor)
      try rehearsal.store(in: study, try study.questionnaire(named: nil))
    }
  }
}
