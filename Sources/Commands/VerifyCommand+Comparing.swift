import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel
import Reports
import StudyStorage
import SurveyStatistics
import Words

/// How two keyings are brought together, and what is found in many of them.
extension VerifyCommand {
  /// Brings the two keyings of a form together where nothing differs.
  func settleEqual(_ number: String, _ streams: Streams) throws {
    let opened = try Study.open(study, for: .writing)
    for keying in try opened.openKeyings(of: questionnaire)
    where keying.first.form.number == number {
      guard let second = keying.second else { continue }
      let comparison = KeyingComparison(try opened.keying(keying.first), try opened.keying(second))
      guard comparison.differing.isEmpty, comparison.onlyInOne.isEmpty else { continue }
      try opened.note(keying, second, comparison, judged: [], actor: actor)
    }
    try decide(in: opened, streams)
  }

  func adjudicate(_ streams: Streams) throws -> ExitCode {
    let numbers = Set(forms.map(FormKeying.trimmed))
    let open = try Study.open(study, for: .reading).openKeyings(of: questionnaire).filter {
      (batch.isEmpty || $0.first.form.batch == batch)
        && (numbers.isEmpty || numbers.contains($0.first.form.number))
    }
    if open.isEmpty { streams.report("nothing is to be adjudicated") }
    var judged: Set<String> = []
    for keying in open {
      guard let second = keying.second else { continue }
      streams.output.write("== \(DisplayText.escaped(keying.first.form.number)) ==\n")
      let opened = try Study.open(study, for: .writing)
      let record = try opened.record(of: opened.renewed(keying.first.interview))
      let first = try opened.keying(keying.first)
      let spoken = try language.map(first.questionnaire.language(named:)) ?? first.language
      var decision = LineAdjudication(
        first: first, second: try opened.keying(second), present: record.correction, in: spoken,
        because: reason, hidingSeed: Shuffling.seed(of: keying.first.form.number, in: 1))
      var recorder = CorrectionRecorder(of: record, in: opened, actor: actor)
      var terminal = StreamTerminal(streams, in: spoken)
      let ending = decision.run(terminal: &terminal, recorder: &recorder)
      streams.output.flush()
      switch ending {
      case .left:
        streams.report("left here; what was not decided is asked again another time")
        return try verdict(onSampleOf: nil, after: judged, streams)
      case .unsaved: return streams.fail("the correction was NOT stored; decide on the form again")
      case .judged(let judgments):
        let writing = try Study.open(study, for: .writing)
        try writing.note(keying, second, decision.comparison, judged: judgments, actor: actor)
        judged.insert(keying.first.form.number)
        streams.report("form '\(DisplayText.escaped(keying.first.form.number))' is adjudicated")
        try decide(in: writing, streams)
      }
    }
    return try verdict(onSampleOf: nil, after: judged, streams)
  }

  /// The forms drawn for verification and not yet keyed to their end; nil without a plan.
  func drawnForms(_ streams: Streams) throws -> [String]? {
    let opened = try Study.open(study, for: .writing)
    let id = try opened.questionnaire(named: questionnaire).questionnaire.id
    var plan = try opened.verificationPlan(of: id, batch: batch)
    if let sample, let accept {
      if plan == nil {
        let numbers = try opened.doubleKeyings(of: id).filter { keying in
          let isOfBatch = batch.isEmpty || keying.first.form.batch == batch
          return try isOfBatch && opened.keying(keying.first).hasEnded
        }.map(\.first.form.number)
        guard !numbers.isEmpty else { throw StudyError.noKeyedForms }
        let made = VerificationPlan(
          questionnaire: id, batch: batch, share: sample.value, bound: accept.value,
          level: level.value,
          seed: seed ?? .random(in: Shuffling.seeds), numbers: numbers)
        try opened.store(made, actor: actor)
        plan = made
      } else {
        streams.report("the sample was drawn before; it stays as it is")
      }
    }
    guard let plan else { return nil }
    let done = Set(
      try opened.doubleKeyings(of: id).filter { keying in
        guard let second = keying.second else { return false }
        return try opened.keying(second).hasEnded
      }.map(\.first.form.number))
    let waiting = plan.forms.filter { !done.contains($0) }
    streams.report(
      "sample of \(plan.forms.count) of \(counted(plan.population, "form")), seed \(plan.seed);"
        + " to be keyed again: "
        + (waiting.isEmpty
          ? "none" : waiting.map { DisplayText.escaped($0) }.joined(separator: ", ")))
    return waiting
  }

  func report(_ streams: Streams) throws -> ExitCode {
    let opened = try Study.open(study, for: .reading)
    let id = try opened.questionnaire(named: questionnaire).questionnaire.id
    let tally = try tally(in: opened, of: id, among: nil)
    guard tally.forms > 0 else {
      streams.report("no form was keyed twice and compared")
      return .done
    }
    streams.output.write(
      KeyingText(tally, level: level.value, width: max(60, streams.terminal.width)).render())
    let open = try opened.openKeyings(of: id).count
    if open > 0 { streams.print("Not counted, to be adjudicated: \(counted(open, "form")).") }
    var isAccepted = true
    for plan in try opened.verificationPlans(of: id) where batch.isEmpty || plan.batch == batch {
      let sampled = try self.tally(in: opened, of: id, among: Set(plan.forms))
      streams.print(
        "Sample of \(plan.words): \(sampled.forms) of \(counted(plan.forms.count, "form")) drawn of"
          + " \(plan.population), seed \(plan.seed).")
      guard sampled.forms == plan.forms.count else {
        streams.print("It is decided on when all of them are keyed twice and compared.")
        continue
      }
      streams.print(AcceptanceText(plan.rule).render(sampled.first))
      let decision = try opened.verificationDecision(of: id, batch: plan.batch)
      guard try decision?.isAccepted ?? plan.accepts(sampled) else {
        isAccepted = false
        continue
      }
    }
    return isAccepted ? .done : .findings
  }

  /// Decides on each batch once every form of its sample is brought together.
  ///
  /// Where no field was compared every error rate is possible, and the batch is not accepted.
  ///
  /// - Returns: the batches decided on now.
  @discardableResult
  private func decide(in opened: borrowing Study, _ streams: Streams) throws -> Set<String> {
    let id = try opened.questionnaire(named: questionnaire).questionnaire.id
    var decided: Set<String> = []
    for plan in try opened.verificationPlans(of: id)
    where try opened.verificationDecision(of: id, batch: plan.batch) == nil {
      let tally = try tally(in: opened, of: id, among: Set(plan.forms))
      guard tally.forms == plan.forms.count else { continue }
      try opened.store(
        VerificationDecision(
          questionnaire: id, batch: plan.batch, errors: tally.first.errors,
          fields: tally.first.fields,
          upperBound: try tally.first.rate?.upperBound(level: plan.level) ?? 1,
          isAccepted: try plan.accepts(tally)),
        actor: actor)
      decided.insert(plan.batch)
      streams.report("\(plan.words): " + AcceptanceText(plan.rule).render(tally.first))
    }
    return decided
  }

  /// Decides on what can be decided on now; findings where a batch that the run bears on is not accepted.
  ///
  /// - Parameters:
  ///   - batch: the batch whose sample was drawn or gone on with; nil for none.
  ///   - numbers: the forms that were keyed again or adjudicated.
  func verdict(
    onSampleOf batch: String?, after numbers: Set<String>, _ streams: Streams
  ) throws -> ExitCode {
    let opened = try Study.open(study, for: .writing)
    let id = try opened.questionnaire(named: questionnaire).questionnaire.id
    let decided = try decide(in: opened, streams)
    var isAccepted = true
    for plan in try opened.verificationPlans(of: id) {
      guard let decision = try opened.verificationDecision(of: id, batch: plan.batch) else {
        continue
      }
      let isVerified = !numbers.isDisjoint(with: plan.forms)
      guard plan.batch == batch || isVerified || decided.contains(plan.batch) else { continue }
      if plan.batch == batch, !isVerified, !decided.contains(plan.batch) {
        let tally = try tally(in: opened, of: id, among: Set(plan.forms))
        streams.report("\(plan.words): " + AcceptanceText(plan.rule).render(tally.first))
      }
      if !decision.isAccepted { isAccepted = false }
    }
    return isAccepted ? .done : .findings
  }

  private func tally(
    in opened: borrowing Study, of id: String, among numbers: Set<String>?
  ) throws -> KeyingTally {
    var tally = KeyingTally()
    for verified in try opened.verifiedForms(of: opened.versions(named: id)) {
      let form = verified.form
      guard numbers?.contains(form.number) ?? (batch.isEmpty || form.batch == batch) else {
        continue
      }
      tally.add(
        verified.questionnaire.questionnaire, compared: form.compared,
        differences: form.differences.map {
          KeyingTally.Difference(
            item: $0.item, firstIsWrong: $0.judgment != .first,
            secondIsWrong: $0.judgment != .second)
        }, keyers: (form.firstKeyer, form.secondKeyer), isDependent: form.isDependent)
    }
    return tally
  }
}

extension VerificationPlan {
  fileprivate var rule: AcceptanceRule { AcceptanceRule(limit: bound, level: level) }

  /// Whether the errors of its forms let the batch be accepted; without a field compared they do not.
  fileprivate func accepts(_ tally: KeyingTally) throws -> Bool {
    try tally.first.rate.map { try rule.accepts($0) } ?? false
  }

  fileprivate var words: String {
    batch.isEmpty ? "all forms" : "batch '\(DisplayText.escaped(batch))'"
  }
}

extension Study {
  /// Stores that the keyings of a form were brought together, and how each difference was judged.
  fileprivate func note(
    _ keying: DoubleKeying, _ second: KeyedFormRecord, _ comparison: KeyingComparison,
    judged: [LineAdjudication.Judged], actor: String
  ) throws(StudyError) {
    let differences = judged.map { judged in
      let judgment: VerifiedForm.Judgment =
        switch judged.outcome {
        case .first: .first
        case .second: .second
        case .neither: .neither
        }
      return VerifiedForm.Difference(item: judged.item, judgment: judgment)
    }
    try note(
      VerifiedForm(
        keying, secondKeyer: second.keyer,
        isDependent: second.form.verifies?.isDependent == true, compared: comparison.compared,
        differences: differences), on: keying, actor: actor)
  }
}
