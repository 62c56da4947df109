import QuestionnaireModel
import Words

/// How an answer stands in a payload: numbers as numbers, texts as texts, several choices as an
/// array, and a non-answer as one byte, so that nothing can be taken for something else.
extension CanonicalWriter {
  mutating func answer(_ answer: Answer) {
    switch answer {
    case .choice(let code): integer(code)
    case .integer(let number): integer(number)
    case .date(let date): integer(date.daysSince1970)
    case .decimal(let number): double(number)
    case .text(let content): text(content)
    case .time(let time): integer(time.minutes)
    case .choices(let codes), .ranking(let codes):
      array(codes.count)
      for code in codes { integer(code) }
    case .nonanswer(let kind): blob(CollectionOfOne(kind.payloadByte))
    }
  }
}

extension CanonicalReader {
  /// Reads an answer to an item of the type given.
  mutating func answer(to type: ItemType) throws(MalformedPayload) -> Answer {
    let start = offset
    switch (try next(), type) {
    case (.blob(let bytes), _):
      guard bytes.count == 1, let kind = Nonanswer(payloadByte: bytes[0]) else { break }
      return .nonanswer(kind)
    case (.integer(let code), .single), (.integer(let code), .consent),
      (.integer(let code), .scale), (.integer(let code), .differential),
      (.integer(let code), .assigned):
      return .choice(code)
    case (.integer(let number), .integer):
      return .integer(number)
    case (.integer(let days), .date):
      guard let date = CalendarDate(daysSince1970: days) else { break }
      return .date(date)
    case (.integer(let minutes), .time):
      guard let time = ClockTime(minutes: minutes) else { break }
      return .time(time)
    case (.double(let number), .decimal), (.double(let number), .computed):
      guard number.isFinite else { break }
      return .decimal(number)
    case (.text(let content), .text):
      return .text(content)
    case (.array(let count), .multiple), (.array(let count), .drawn):
      let codes = try integers(count)
      guard zip(codes, codes.dropFirst()).allSatisfy(<) else { break }
      return .choices(codes)
    case (.array(let count), .ranking):
      return .ranking(try integers(count))
    default: break
    }
    throw MalformedPayload(offset: start)
  }

  private mutating func integers(_ count: Int) throws(MalformedPayload) -> [Int] {
    var codes: [Int] = []
    for _ in 0..<count { codes.append(try integer()) }
    return codes
  }
}

extension Nonanswer {
  /// The byte of each kind in payloads and columns; numbers are never reused.
  var payloadByte: UInt8 {
    switch self {
    case .dontKnow: 1
    case .refused: 2
    case .notApplicable: 3
    case .missing: 4
    case .notAsked: 5
    case .notReached: 6
    case .withdrawn: 7
    }
  }

  init?(payloadByte: UInt8) {
    guard let kind = Self.allCases.first(where: { $0.payloadByte == payloadByte }) else {
      return nil
    }
    self = kind
  }
}
