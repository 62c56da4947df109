import QuestionnaireModel

/// How a pile of forms is verified by a sample, fixed before any of them is keyed again.
package struct VerificationPlan: Hashable, Sendable {
  package let questionnaire: String
  /// The pile; empty for all forms.
  package let batch: String
  /// The share of the forms that is drawn.
  package let share: Double
  /// The pile is accepted where the upper bound of the error rate is below this.
  package let bound: Double
  /// The confidence of the upper bound.
  package let level: Double
  /// What the sample was drawn from by Park and Miller's generator.
  package let seed: Int
  /// How many forms the pile held.
  package let population: Int
  /// The numbers of the forms drawn, in the order of the pile.
  package let forms: [String]

  /// Draws the sample: as many forms as the share makes, rounded up.
  package init(
    questionnaire: String, batch: String, share: Double, bound: Double, level: Double, seed: Int,
    numbers: [String]
  ) {
    precondition(share > 0 && share <= 1, "a sample is a share above 0 and at most 1")
    self.questionnaire = questionnaire
    self.batch = batch
    self.share = share
    self.bound = bound
    self.level = level
    self.seed = seed
    population = numbers.count
    // A share such as 0.07 is no binary number, and 7 of 100 must not become 8.
    let exact = share * Double(numbers.count)
    let count = min(numbers.count, Int((exact - 1e-9).rounded(.up)))
    let sorted = numbers.sorted()
    forms = Shuffling.order(of: sorted.count, seed: seed).prefix(count).sorted().map { sorted[$0] }
  }
}

extension VerificationPlan: KeyingNote {
  static var kind: EventKind { .verificationPlanned }
  static var fieldCount: Int { 8 }

  func write(to writer: inout CanonicalWriter) {
    writer.text(questionnaire)
    writer.text(batch)
    writer.double(share)
    writer.double(bound)
    writer.double(level)
    writer.integer(seed)
    writer.integer(population)
    writer.array(forms.count)
    for form in forms { writer.text(form) }
  }

  init(from reader: inout CanonicalReader) throws(MalformedPayload) {
    questionnaire = try reader.text()
    batch = try reader.text()
    share = try reader.double()
    bound = try reader.double()
    level = try reader.double()
    seed = try reader.integer()
    population = try reader.integer()
    var forms: [String] = []
    for _ in 0..<(try reader.array()) { forms.append(try reader.text()) }
    self.forms = forms
  }
}

/// Whether a pile was accepted, and by what.
package struct VerificationDecision: Hashable, Sendable {
  package let questionnaire: String
  package let batch: String
  package let errors: Int
  package let fields: Int
  package let upperBound: Double
  package let isAccepted: Bool

  package init(
    questionnaire: String, batch: String, errors: Int, fields: Int, upperBound: Double,
    isAccepted: Bool
  ) {
    self.questionnaire = questionnaire
    self.batch = batch
    self.errors = errors
    self.fields = fields
    self.upperBound = upperBound
    self.isAccepted = isAccepted
  }
}

extension VerificationDecision: KeyingNote {
  static var kind: EventKind { .verificationDecided }
  static var fieldCount: Int { 6 }

  func write(to writer: inout CanonicalWriter) {
    writer.text(questionnaire)
    writer.text(batch)
    writer.integer(errors)
    writer.integer(fields)
    writer.double(upperBound)
    writer.integer(isAccepted ? 1 : 0)
  }

  init(from reader: inout CanonicalReader) throws(MalformedPayload) {
    questionnaire = try reader.text()
    batch = try reader.text()
    errors = try reader.integer()
    fields = try reader.integer()
    upperBound = try reader.double()
    isAccepted = try reader.integer() == 1
  }
}

extension Study {
  /// The plan by which a batch is verified; nil where none was made.
  package func verificationPlan(
    of questionnaire: String, batch: String
  ) throws(StudyError) -> VerificationPlan? {
    try verificationPlans(of: questionnaire).last { $0.batch == batch }
  }

  /// Every plan of a questionnaire, in the order they were made.
  package func verificationPlans(
    of questionnaire: String
  ) throws(StudyError) -> [VerificationPlan] {
    try keyingNotes(VerificationPlan.self).map(\.note).filter {
      $0.questionnaire == questionnaire
    }
  }

  package func store(_ plan: VerificationPlan, actor: String) throws(StudyError) {
    try note(VerificationPlan.kind, payload: plan.payload, actor: actor)
  }

  /// What was decided on a batch; nil before it is.
  package func verificationDecision(
    of questionnaire: String, batch: String
  ) throws(StudyError) -> VerificationDecision? {
    try keyingNotes(VerificationDecision.self).map(\.note).last {
      $0.questionnaire == questionnaire && $0.batch == batch
    }
  }

  package func store(_ decision: VerificationDecision, actor: String) throws(StudyError) {
    try note(VerificationDecision.kind, payload: decision.payload, actor: actor)
  }
}
