import Microdata
import QuestionnaireModel

/// Gathers the cells of one column, each distinct text once.
struct TextColumnBuilder {
  private let name: String
  private let missing: [[UInt8]]
  private var table = ByteTable()
  private var codes: [UInt32] = []

  /// The code of a missing cell until the number of distinct texts is known.
  private static let missingCode = UInt32.max

  init(name: String, missing: Set<String>) {
    self.name = name
    self.missing = missing.sorted().map { Array($0.utf8) }
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if bytes.isEmpty || missing.contains(where: { bytes.elementsEqual($0) }) {
      codes.append(Self.missingCode)
    } else {
      codes.append(UInt32(table.number(of: bytes) ?? table.insert(bytes)))
    }
  }

  /// The column: texts that are all numbers stand in numeric order, others as they first occurred.
  func column() -> Column {
    let texts = table.texts
    let values = texts.map(Self.number)
    let areNumbers = values.allSatisfy { $0 != nil }
    var order = Array(texts.indices)
    if areNumbers {
      order.sort { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
    }
    var placeOf = [UInt32](repeating: 0, count: texts.count)
    for (place, number) in order.enumerated() { placeOf[number] = UInt32(place) }
    let missingPlace = UInt32(texts.count)
    let placed = codes.map { $0 == Self.missingCode ? missingPlace : placeOf[Int($0)] }
    return Column(
      name: name, label: name, measurement: areNumbers ? .numeric : .nominal,
      categories: order.map {
        Category(code: texts[$0], label: texts[$0], value: areNumbers ? values[$0] : nil)
      },
      nonanswers: [NonAnswerCategory(kind: .missing, code: "", label: "Missing")],
      values: .compact(placed, distinctCodes: texts.count + 1))
  }

  private static func number(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x65 || $0 == 0x45
    }
    guard isPlain, let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
