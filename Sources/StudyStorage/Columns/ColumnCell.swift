import QuestionnaireModel
import Words

/// One answer as the column cache holds it.
enum ColumnCell: Hashable {
  /// A code in the item's one column.
  case code(UInt16)
  /// A code for each option of a multiple item.
  case codes([UInt16])
  case integer(Int)
  case decimal(Double)
  case nonanswer(Nonanswer)

  /// Lays an answer out; one that the item cannot hold is an error.
  init(_ answer: Answer, in layout: ColumnLayout) throws(MalformedPayload) {
    switch (answer, layout) {
    case (.nonanswer(let kind), .coded):
      self = .code(layout.code(of: kind))
    case (.nonanswer(let kind), .spread(let options)),
      (.nonanswer(let kind), .ranked(let options, _)):
      self = .codes(Array(repeating: layout.code(of: kind), count: options.count))
    case (.nonanswer(let kind), _):
      self = .nonanswer(kind)
    case (.choice(let code), .coded(let codes)):
      guard let index = codes.firstIndex(of: code) else { throw MalformedPayload(offset: 0) }
      self = .code(UInt16(index))
    case (.choices(let chosen), .spread(let codes)):
      guard chosen.allSatisfy(codes.contains) else { throw MalformedPayload(offset: 0) }
      self = .codes(codes.map { chosen.contains($0) ? 1 : 0 })
    case (.ranking(let ranked), .ranked(let codes, let depth)):
      guard ranked.allSatisfy(codes.contains), ranked.count <= depth else {
        throw MalformedPayload(offset: 0)
      }
      self = .codes(
        codes.map { code in
          UInt16(ranked.firstIndex(of: code).map { $0 + 1 } ?? 0)
        })
    case (.time(let time), .integers):
      self = .integer(time.minutes)
    case (.integer(let number), .integers):
      self = .integer(number)
    case (.date(let date), .integers):
      self = .integer(date.daysSince1970)
    case (.decimal(let number), .decimals):
      self = .decimal(number)
    default:
      throw MalformedPayload(offset: 0)
    }
  }
}
