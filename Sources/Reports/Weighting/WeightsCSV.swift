import Interchange
package import Microdata
import QuestionnaireModel
import SurveyStatistics
package import Tabulation
import Threads

/// Renders weights as CSV: the number of each row, what was asked to go with it, and its weight.
///
/// A code for a non-answer would be an answer to whoever reads the file, so its kind is written.
package struct WeightsCSV: Sendable {
  /// Columns of the data to go along, such as an identifier.
  let kept: [Column]

  package init(kept: [Column] = []) { self.kept = kept }

  /// Hands on the table as blocks of bytes in order, made on all cores.
  package func forEachBlock<Failure: Error>(
    of weighting: SampleWeighting, threads: Int? = nil,
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var head = CSVWriter(Self.options)
    for name in ["row"] + kept.map(\.name) + ["weight"] { head.append(text: name) }
    head.endRecord()
    try body(head.bytes)
    let blocks = WeightedBlock.all(of: weighting)
    let shared = weighting.fitted.sharedWeights.map(NumberTexts.init)
    try streamInParallel(
      blocks.count, threads: threads,
      { number in
        let block = blocks[number]
        let texts = WeightTexts(weighting, shared, places: block.places)
        return kept.isEmpty
          ? Self.lines(block, of: weighting, texts) : lines(block, of: weighting, texts)
      }, body)
  }

  private static var options: CSVWriter.Options {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    return options
  }

  /// The lines of row numbers and weights alone, into memory that is long enough for any.
  private static func lines(
    _ block: WeightedBlock, of weighting: SampleWeighting, _ texts: WeightTexts
  ) -> [UInt8] {
    let room = block.rows.count * (RowNumberTexts.capacity + NumberTexts.capacity + 2)
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      guard let start = UnsafeMutableRawBufferPointer(buffer).baseAddress else { return }
      var end = start
      var numbers = RowNumberTexts()
      block.forEachRow(of: weighting) { row, place in
        end += numbers.write(row + 1, to: end)
        end.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
        end += 1
        if let place { end += texts.write(place, to: end) }
        end.storeBytes(of: UInt8(ascii: "\n"), as: UInt8.self)
        end += 1
      }
      count = end - start
    }
  }

  private func lines(
    _ block: WeightedBlock, of weighting: SampleWeighting, _ texts: WeightTexts
  ) -> [UInt8] {
    var csv = CSVWriter(Self.options)
    csv.reserve(block.rows.count * (28 + 8 * kept.count))
    block.forEachRow(of: weighting) { row, place in
      csv.append(integer: row + 1)
      for column in kept { append(column, row, to: &csv) }
      if let place {
        csv.appendNumber(capacity: NumberTexts.capacity) { texts.write(place, to: $0) }
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
        append(numbers[row], column.origin.unit, to: &csv)
      } else {
        append(nonanswer: column.nonanswers[Int(marks[row]) - 1], to: &csv)
      }
    }
  }

  private func append(_ column: Column, code: Int, to csv: inout CSVWriter) {
    if code < column.categories.count {
      let category = column.categories[code]
      if category.value == nil {
        csv.append(text: category.code)
      } else {
        csv.append(code: category.code)
      }
    } else {
      append(nonanswer: column.nonanswers[code - column.categories.count], to: &csv)
    }
  }

  private func append(nonanswer: NonanswerCategory, to csv: inout CSVWriter) {
    if nonanswer.kind == .missing {
      csv.appendMissing()
    } else {
      csv.append(text: nonanswer.kind.rawValue)
    }
  }

  private func append(_ number: Double, _ unit: AnswerUnit, to csv: inout CSVWriter) {
    switch unit {
    case .number: csv.append(number: number)
    case .date, .time: csv.append(text: unit.text(of: number))
    }
  }
}
