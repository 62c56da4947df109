import Files
import SurveyStatistics

/// What the log says of cases.
///
/// Each payload begins with 16 random bytes, so that its digest tells nothing of what is in it.
enum CasePayload: Hashable {
  case added(StudyCase)
  case assigned(number: Int, interviewer: String)
  case attempted(number: Int, code: String, time: Int)
  /// The decision is there where the case had an interview already.
  case interview(number: Int, Decision?)
  case contactShown(number: Int)

  /// What was decided on one more interview of a case.
  enum Decision: Hashable {
    case member
    /// It stands for an earlier interview, of that identity.
    case replaces([UInt8])

    init(_ second: SecondInterview) {
      self =
        switch second {
        case .member: .member
        case .replaces(let earlier): .replaces(earlier.identity)
        }
    }
  }

  var kind: EventKind {
    switch self {
    case .added: .caseAdded
    case .assigned: .caseAssigned
    case .attempted: .attempted
    case .interview: .caseOfInterview
    case .contactShown: .contactShown
    }
  }

  var bytes: [UInt8] {
    var writer = CanonicalWriter()
    func begin(_ fields: Int) {
      writer.array(fields + 1)
      writer.blob(randomBytes(EventPayload.saltCount))
    }
    switch self {
    case .added(let added):
      begin(4)
      writer.integer(added.number)
      writer.text(added.kind.rawValue)
      writer.text(added.interviewer ?? "")
      writer.array(added.strata.count)
      for stratum in added.strata {
        writer.array(2)
        writer.text(stratum.name)
        writer.text(stratum.value)
      }
    case .assigned(let number, let interviewer):
      begin(2)
      writer.integer(number)
      writer.text(interviewer)
    case .attempted(let number, let code, let time):
      begin(3)
      writer.integer(number)
      writer.text(code)
      writer.integer(time)
    case .interview(let number, .member):
      begin(2)
      writer.integer(number)
      writer.text("member")
    case .interview(let number, .replaces(let identity)):
      begin(3)
      writer.integer(number)
      writer.text("replaces")
      writer.blob(identity)
    case .interview(let number, nil), .contactShown(let number):
      begin(1)
      writer.integer(number)
    }
    return writer.bytes
  }

  /// Reads what an event of a kind says.
  init(_ bytes: [UInt8], kind: EventKind) throws(MalformedPayload) {
    var reader = CanonicalReader(bytes)
    let fields = try reader.array()
    _ = try reader.blob(count: EventPayload.saltCount)
    let number = try reader.integer()
    switch (kind, fields) {
    case (.caseAdded, 5):
      guard let unit = CaseKind(rawValue: try reader.text()) else {
        throw MalformedPayload(offset: reader.offset)
      }
      let interviewer = try reader.text()
      var strata: [StudyCase.Stratum] = []
      for _ in 0..<(try reader.array()) {
        try reader.array(count: 2)
        strata.append(StudyCase.Stratum(name: try reader.text(), value: try reader.text()))
      }
      self = .added(
        StudyCase(
          number: number, kind: unit, strata: strata,
          interviewer: interviewer.isEmpty ? nil : interviewer))
    case (.caseAssigned, 3):
      self = .assigned(number: number, interviewer: try reader.text())
    case (.attempted, 4):
      self = .attempted(number: number, code: try reader.text(), time: try reader.integer())
    case (.caseOfInterview, 2): self = .interview(number: number, nil)
    case (.caseOfInterview, 3):
      guard try reader.text() == "member" else { throw MalformedPayload(offset: reader.offset) }
      self = .interview(number: number, .member)
    case (.caseOfInterview, 4):
      guard try reader.text() == "replaces" else { throw MalformedPayload(offset: reader.offset) }
      self = .interview(number: number, .replaces(try reader.blob(count: 16)))
    case (.contactShown, 2): self = .contactShown(number: number)
    default: throw MalformedPayload(offset: 0)
    }
    try reader.finish()
  }
}
