import Microdata
import QuestionnaireModel
import TestSupport
import Testing
import Words

@testable import StudyStorage

@Suite struct ColumnRoundTripTests {
  /// Puts answers through a builder and an assembler, in chunks of three rows.
  private func values(_ answers: [Answer], _ type: ItemType, part: Int = 0) throws -> ColumnValues {
    let layout = try #require(ColumnLayout(type))
    var assembler = ColumnAssembler(layout, capacity: answers.count)
    for start in stride(from: 0, to: answers.count, by: 3) {
      var builder = ColumnBuilder(layout)
      let chunk = answers[start..<min(start + 3, answers.count)]
      for answer in chunk { builder.append(try ColumnCell(answer, in: layout)) }
      let fits = builder.bytes(part: part).withUnsafeBytes {
        assembler.append($0, rows: chunk.count)
      }
      #expect(fits)
    }
    return try assembler.values()
  }

  private func numbers(_ answers: [Answer], _ type: ItemType) throws -> [Double] {
    guard case .numbers(let numbers, _) = try values(answers, type) else { return [] }
    return numbers
  }

  @Test(
    arguments: [
      [0, 127, -128], [128, -1, 0], [32767, -32768, 0], [32768, -3, 0],
      [Int(Int32.max), Int(Int32.min), 0], [1 << 31, -1, 0], [1 << 52, -(1 << 52), 7],
      [.max, .min, 0],
    ])
  func `whole numbers of every width come back`(column: [Int]) throws {
    #expect(try numbers(column.map { .integer($0) }, .integer(nil)) == column.map(Double.init))
  }

  @Test(arguments: [([1, 2], 1), ([-129, 2], 2), ([40_000, 2], 4), ([1 << 40, 2], 8)])
  func `whole numbers take the fewest bytes that hold them`(column: [Int], width: Int) throws {
    var builder = ColumnBuilder(.integers)
    for number in column { builder.append(.integer(number)) }
    #expect(builder.bytes(part: 0).count == column.count + 1 + column.count * width)
    #expect(builder.bytes(part: 0)[column.count] == UInt8(width))
  }

  @Test func `decimals and dates come back`() throws {
    let decimals = [0.1, -1e300, .leastNonzeroMagnitude, 3, 7.25]
    #expect(try numbers(decimals.map { .decimal($0) }, .decimal(nil, places: 2)) == decimals)
    let days = [-719_162, 0, 2_932_896]
    let dates = days.compactMap { CalendarDate(daysSince1970: $0) }.map { Answer.date($0) }
    #expect(try numbers(dates, .date(nil)) == days.map(Double.init))
  }

  @Test(arguments: [2, 249, 250, 1000])
  func `codes and non-answers come back from lists of any length`(count: Int) throws {
    let options = (0..<count).map {
      AnswerOption(code: $0 * 3 - 5, name: nil, label: LocalizedText("o\($0)"))
    }
    let type = ItemType.single(OptionList(options: options, isOrdered: false))
    let answers =
      options.map { Answer.choice($0.code) } + Nonanswer.allCases.map(Answer.nonanswer)
    let expected = Array(0..<UInt32(count + Nonanswer.allCases.count))
    switch try values(answers, type) {
    case .narrow(let codes): #expect(codes.map(UInt32.init) == expected && count <= 249)
    case .wide(let codes): #expect(codes == expected && count > 249)
    case .numbers: Issue.record("codes became numbers")
    }
  }

  @Test func `each option of a multiple item is a column`() throws {
    let type = ItemType.multiple(.of(["a", "b", "c"]), limit: nil)
    let answers: [Answer] = [
      .choices([1, 3]), .choices([2]), .nonanswer(.dontKnow), .nonanswer(.withdrawn), .choices([]),
    ]
    for (part, expected) in [[1, 0, 2, 8, 0], [0, 1, 2, 8, 0], [1, 0, 2, 8, 0]].enumerated() {
      guard case .narrow(let codes) = try values(answers, type, part: part) else {
        Issue.record("a choice is a small code")
        return
      }
      #expect(codes.map(Int.init) == expected)
    }
  }

  @Test func `non-answers among numbers are marked and count as no number`() throws {
    let answers = [Answer.integer(5)] + Nonanswer.allCases.map(Answer.nonanswer)
    guard case .numbers(let numbers, let marks) = try values(answers, .integer(nil)) else {
      Issue.record("whole numbers are numbers")
      return
    }
    #expect(numbers == [5, 0, 0, 0, 0, 0, 0, 0])
    #expect(marks == [0, 1, 2, 3, 4, 5, 6, 7])
  }

  @Test func `an answer that the item cannot hold is refused`() {
    let coded = ColumnLayout.coded(codes: [1, 2])
    for (answer, layout) in [
      (Answer.choice(3), coded), (.integer(1), coded), (.choices([1, 9]), .spread(codes: [1, 2])),
      (.choice(1), .spread(codes: [1])), (.decimal(1), .integers), (.integer(1), .decimals),
      (.text("x"), .integers),
    ] {
      #expect(throws: MalformedPayload.self) { try ColumnCell(answer, in: layout) }
    }
  }

  @Test(
    arguments: [
      (.coded(codes: [1, 2]), [0, 1, 2], 2), (.coded(codes: [1, 2]), [0], 2),
      (.spread(codes: [1]), [], 1), (.integers, [0, 0], 2), (.integers, [0, 0, 3, 1, 1], 2),
      (.integers, [0, 0, 8, 1, 1], 2), (.integers, [0, 0, 1, 1], 2), (.integers, [], 0),
      (.decimals, [0, 0, 0], 1), (.coded(codes: Array(0..<300)), [0, 0, 0], 2),
    ] as [(ColumnLayout, [UInt8], Int)])
  func `a chunk of another shape is refused`(layout: ColumnLayout, bytes: [UInt8], rows: Int) {
    var assembler = ColumnAssembler(layout, capacity: 0)
    #expect(!bytes.withUnsafeBytes { assembler.append($0, rows: rows) })
  }

  @Test(
    arguments: [
      (.coded(codes: [1, 2]), [9]), (.spread(codes: [1]), [9]), (.integers, [8, 1, 0]),
      (.integers, [1, 1, 5]), (.decimals, [0, 0, 0, 0, 0, 0, 0, 0xF8, 0x7F]),
      (.coded(codes: Array(0..<300)), [0x33, 1]),
    ] as [(ColumnLayout, [UInt8])])
  func `a value that stands for nothing is refused`(layout: ColumnLayout, bytes: [UInt8]) {
    var assembler = ColumnAssembler(layout, capacity: 1)
    #expect(bytes.withUnsafeBytes { assembler.append($0, rows: 1) })
    #expect(throws: MalformedChunk.self) { try assembler.values() }
  }

  @Test func `a list of interviews comes back`() {
    let interviews = [1, 255, 256, .max, 0]
    #expect(InterviewList.interviews(of: InterviewList.bytes(of: interviews)) == interviews)
    #expect(InterviewList.interviews(of: [1, 2, 3]) == nil)
  }
}
