import Diagnostics
import Microdata
import QuestionnaireModel
import Words

/// Gathers the cells of one column, each distinct text once.
struct TextColumnBuilder {
  private let name: String
  private let missing: MissingWords
  private let declared: [String]
  private var table = ByteTable()
  private var codes: [UInt32] = []

  /// The code of an empty cell until the number of distinct texts is known.
  private static let emptyCode = UInt32.max

  /// - Parameter declared: texts that are categories of the column even where no cell holds them.
  init(name: String, missing: MissingWords, declared: [String] = []) {
    self.name = name
    self.missing = missing
    self.declared = declared
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    codes.append(
      bytes.isEmpty
        ? Self.emptyCode : UInt32(table.number(of: bytes) ?? table.insert(bytes)))
  }

  /// The column: texts that are all numbers stand in numeric order, others as they first occurred.
  ///
  /// - Throws: where a category declared is more likely a misspelling of one that occurs.
  func column() throws(DatasetError) -> Column {
    let met = table.texts
    let kept = met.indices.filter { !missing.contains(met[$0]) }
    let texts = try kept.map { met[$0] } + unmet(besides: kept.map { met[$0] })
    let values = texts.map(Self.number)
    let areNumbers = values.allSatisfy { $0 != nil }
    var order = Array(texts.indices)
    if areNumbers {
      order.sort { (values[$0] ?? 0, $0) < (values[$1] ?? 0, $1) }
    }
    let missingPlace = UInt32(texts.count)
    var placeOf = [UInt32](repeating: missingPlace, count: met.count)
    for (place, index) in order.enumerated() where index < kept.count {
      placeOf[kept[index]] = UInt32(place)
    }
    let placed = codes.map { $0 == Self.emptyCode ? missingPlace : placeOf[Int($0)] }
    return Column(
      name: name, label: name, measurement: areNumbers ? .numeric : .nominal,
      categories: order.map {
        ColumnCategory(code: texts[$0], label: texts[$0], value: areNumbers ? values[$0] : nil)
      },
      nonanswers: [NonanswerCategory(kind: .missing, code: "", label: "Missing")],
      values: .compact(placed, distinctCodes: texts.count + 1), origin: .bare)
  }

  /// The categories declared that no cell holds, each once.
  private func unmet(besides met: [String]) throws(DatasetError) -> [String] {
    let numbers = met.compactMap(Self.number)
    let areNumbers = !met.isEmpty && numbers.count == met.count
    // A declared category that comes near one that is left out of the list is a slip.
    let leftOut = met.filter { text in
      !declared.contains { $0 == text || areNumbers && Self.number($0) == Self.number(text) }
    }
    var seen = Set(met)
    var unmet: [String] = []
    let spellings = met.map { Spelling(names: [$0], labels: []) }
    for name in declared where !name.isEmpty && seen.insert(name).inserted {
      let number = Self.number(name)
      if areNumbers, let number, numbers.contains(number) { continue }
      // One that is written alike is meant, and found by whoever takes the categories.
      guard spellings.match(name) == .none else { continue }
      let near = areNumbers ? nil : suggestion(for: name, among: leftOut)
      guard near == nil, !areNumbers || number != nil else {
        throw .unknownCategory(CategoryFault(name, item: self.name, among: spellings))
      }
      unmet.append(name)
    }
    return unmet
  }

  /// The largest number that is one: the squares of larger ones are too large to add up.
  static let largest = 1e150

  private static func number(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x65 || $0 == 0x45
    }
    guard isPlain, let number = Double(text), number.magnitude <= Self.largest else { return nil }
    return number
  }
}
