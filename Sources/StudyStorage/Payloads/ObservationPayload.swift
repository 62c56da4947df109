import Files
import Interviewing
import QuestionnaireModel

/// The payload of observations: for each one its kind, item, start and duration in milliseconds.
enum ObservationPayload {
  static func encode(_ observations: [Observation], into writer: inout CanonicalWriter) {
    writer.clear()
    writer.array(2)
    writer.blob(randomBytes(EventPayload.saltCount))
    writer.array(observations.count)
    for observation in observations {
      writer.array(4)
      writer.integer(observation.kind.rawValue)
      writer.text(observation.item?.rawValue ?? "")
      writer.integer(observation.start)
      writer.integer(observation.end)
    }
  }

  static func decode(_ bytes: [UInt8]) throws(MalformedPayload) -> [Observation] {
    var reader = CanonicalReader(bytes)
    try reader.array(count: 2)
    _ = try reader.blob(count: EventPayload.saltCount)
    var observations: [Observation] = []
    for _ in 0..<(try reader.array()) {
      try reader.array(count: 4)
      let number = try reader.integer()
      let item = try reader.text()
      let start = try reader.integer()
      let end = try reader.integer()
      // A kind that a later program adds is no fault of the file.
      guard let kind = Observation.Kind(rawValue: number) else { continue }
      observations.append(
        Observation(kind: kind, item: item.isEmpty ? nil : ItemID(item), start: start, end: end))
    }
    try reader.finish()
    return observations
  }
}
