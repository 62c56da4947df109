import Diagnostics
import Files
package import Formats
import QuestionnaireModel

/// JSON Lines: one object for each respondent, with numbers, texts, and non-answers by their kinds.
package struct JSONLinesFormat: WritableFormat {
  package let name = "JSON Lines"
  package let endings = ["jsonl", "ndjson"]

  package init() {}

  package func recognizes(_ start: [UInt8]) -> Bool { false }

  package func fitted(_ data: LabeledData) throws(FormatError) -> FittedData {
    FittedData(
      data: data,
      losses: [FormatLoss(.labels, "", "labels, measure levels and sets are in the codebook alone")]
    )
  }

  package func write(_ fitted: FittedData, to path: String) throws(FormatError) {
    let data = fitted.data
    do throws(FileError) {
      try writeFile(path) { write throws(FileError) in
        var block: [UInt8] = []
        for row in 0..<data.rowCount {
          var json = JSONText()
          json.object { json in
            for variable in data.variables { Self.write(variable, row, to: &json) }
          }
          block += json.drain()
          if block.last != UInt8(ascii: "\n") { block.append(UInt8(ascii: "\n")) }
          if block.count > 1 << 20 {
            try write(block)
            block.removeAll(keepingCapacity: true)
          }
        }
        try write(block)
      }
    } catch {
      throw .file(error)
    }
  }

  private static func write(_ variable: LabeledVariable, _ row: Int, to json: inout JSONText) {
    let mark = variable.mark(row: row)
    json.key(variable.name)
    if mark == LabeledVariable.unknown { return json.null() }
    if mark > 0 {
      let missing = variable.missing[Int(mark) - 1]
      let kind = Nonanswer.allCases.first { $0.letter == missing.letter }
      return json.object { $0.member("nonanswer", kind?.rawValue ?? missing.value.code) }
    }
    switch variable.values {
    case .texts(let places, let distinct): json.value(distinct[Int(places[row])])
    case .numbers(let numbers):
      if variable.kind.isCalendar {
        json.value(variable.kind.text(numbers[row]))
      } else {
        let whole = Int(exactly: numbers[row])
        if let whole { json.value(whole) } else { json.value(numbers[row]) }
      }
    }
  }
}
