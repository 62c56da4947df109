import Distributions
import Interchange
package import Microdata
import QuestionnaireModel
import SurveyStatistics
package import Tabulation

/// Renders weights as CSV: the number of each row, what was asked to go with it, and its weight.
package struct WeightsCSV: Sendable {
  package init() {}

  /// Writes the table as blocks of bytes in order.
  ///
  /// - Parameter kept: columns of the data to go along, such as an identifier.
  package func render(_ weighting: SampleWeighting, kept: [Column] = []) -> [[UInt8]] {
    var head = CSVWriter(Self.options)
    for name in ["row"] + kept.map(\.name) + ["weight"] { head.append(text: name) }
    head.endRecord()
    let blocks = WeightedBlock.all(of: weighting)
    return [head.bytes]
      + concurrentMap(blocks.count) { block in Self().render(blocks[block], kept: kept) }
  }

  private static var options: CSVWriter.Options {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    return options
  }

  private func render(_ block: WeightedBlock, kept: [Column]) -> [UInt8] {
    var csv = CSVWriter(Self.options)
    csv.reserve(block.rows.count * (28 + 8 * kept.count))
    var numbers = SpelledNumbers()
    var place = block.firstPlace
    for row in block.rows {
      csv.append(integer: row + 1)
      for column in kept { append(column, row, to: &csv) }
      if place < block.weighting.rows.count, block.weighting.rows[place] == row {
        numbers.append(block.weighting.fitted.weights.values[place], to: &csv)
        place += 1
      } else {
        csv.appendMissing()
      }
      csv.endRecord()
    }
    return csv.bytes
  }

  private func append(_ column: Column, _ row: Int, to csv: inout CSVWriter) {
    switch column.values {
    case .narrow(let codes): append(column, code: Int(codes[row]), to: &csv)
    case .wide(let codes): append(column, code: Int(codes[row]), to: &csv)
    case .numbers(let numbers, let marks):
      if marks[row] == 0 {
        csv.append(number: numbers[row])
      } else {
        append(nonanswer: column.nonanswers[Int(marks[row]) - 1], to: &csv)
      }
    }
  }

  private func append(_ column: Column, code: Int, to csv: inout CSVWriter) {
    if code < column.categories.count {
      csv.append(text: column.categories[code].code)
    } else {
      append(nonanswer: column.nonanswers[code - column.categories.count], to: &csv)
    }
  }

  private func append(nonanswer: NonAnswerCategory, to csv: inout CSVWriter) {
    if nonanswer.kind == .missing { csv.appendMissing() } else { csv.append(text: nonanswer.code) }
  }
}

/// Some rows that are written together, whatever the number of threads.
private struct WeightedBlock: Sendable {
  let weighting: SampleWeighting
  let rows: Range<Int>
  /// The place of the first weight among those of the whole sample.
  let firstPlace: Int

  static func all(of weighting: SampleWeighting) -> [WeightedBlock] {
    let size = 1 << 16
    var blocks: [WeightedBlock] = []
    var place = 0
    for start in stride(from: 0, to: weighting.rowCount, by: size) {
      let rows = start..<min(start + size, weighting.rowCount)
      blocks.append(WeightedBlock(weighting: weighting, rows: rows, firstPlace: place))
      switch weighting.rows {
      case .all: place = rows.upperBound
      case .some(let numbers):
        while place < numbers.count, Int(numbers[place]) < rows.upperBound { place += 1 }
      }
    }
    return blocks
  }
}

/// Where numbers were written before, since many weights of a sample are the same.
private struct SpelledNumbers {
  private var known = [(number: Double, text: Range<Int>)](
    repeating: (.nan, 0..<0), count: 1 << 10)

  mutating func append(_ number: Double, to csv: inout CSVWriter) {
    let place = Int(truncatingIfNeeded: (number.bitPattern &* 0x9E37_79B9_7F4A_7C15) >> 54)
    guard known[place].number != number else {
      csv.append(copyOf: known[place].text)
      return
    }
    csv.append(number: number)
    // A number has no comma in it, so its text follows the last one.
    let start = csv.bytes.lastIndex(of: 0x2C).map { $0 + 1 } ?? 0
    known[place] = (number, start..<csv.bytes.count)
  }
}
