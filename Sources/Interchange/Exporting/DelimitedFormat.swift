import Files
package import Formats
import QuestionnaireModel

/// Tables of separated values: codes or labels, for a program or for a spreadsheet.
///
/// A declared non-answer stands as its code; what nobody said is an empty cell.
package struct DelimitedFormat: WritableFormat {
  package let name = "a table of separated values"
  package let endings = ["csv"]
  /// Whether labels stand in the place of codes.
  package var writesLabels = false
  /// Whether it is meant for a spreadsheet: semicolons, decimal commas, and a byte order mark.
  package var isForExcel = false
  /// The codes of non-answers that nobody gave.
  let machineCodes: Set<Double>

  package init(machineCodes: Set<Double>) {
    self.machineCodes = machineCodes
  }

  package func recognizes(_ start: [UInt8]) -> Bool { false }

  package func fitted(_ data: LabeledData) throws(FormatError) -> FittedData {
    var losses: [FormatLoss] = []
    if !writesLabels {
      losses.append(
        FormatLoss(.labels, "", "labels, measure levels and sets are in the codebook alone"))
    }
    let merged = data.variables.filter { variable in
      let machine = variable.missing.enumerated().filter { isMachine($1) }.map { UInt8($0.0 + 1) }
      return variable.marks.contains(where: machine.contains)
    }
    if !merged.isEmpty, !writesLabels {
      losses.append(
        FormatLoss(
          .missingMerged, "",
          "not asked, left empty and not reached are empty cells alike, in \(merged.count) variables"
        ))
    }
    return FittedData(data: data, losses: losses)
  }

  package func write(_ fitted: FittedData, to path: String) throws(FormatError) {
    let data = fitted.data
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    if isForExcel {
      options.separator = .semicolon
      options.byteOrderMark = true
      options.carriageReturns = true
    }
    do throws(FileError) {
      try writeFile(path) { write throws(FileError) in
        var csv = CSVWriter(options)
        for variable in data.variables { csv.append(text: variable.name) }
        csv.endRecord()
        try write(csv.bytes)
        options.byteOrderMark = false
        let columns = data.variables.map { DelimitedColumn($0, self) }
        var row = 0
        while row < data.rowCount {
          var block = CSVWriter(options)
          let end = min(row + 4_096, data.rowCount)
          while row < end {
            for column in columns { column.append(row, to: &block) }
            block.endRecord()
            row += 1
          }
          try write(block.bytes)
        }
      }
    } catch {
      throw .file(error)
    }
  }

  fileprivate func isMachine(_ missing: MissingValue) -> Bool {
    if case .number(let code) = missing.value { machineCodes.contains(code) } else { false }
  }
}

/// One column of the table, with the texts of its codes.
private struct DelimitedColumn {
  private let variable: LabeledVariable
  private let format: DelimitedFormat
  private let labelOf: [Double: String]
  private let missing: [String]

  init(_ variable: LabeledVariable, _ format: DelimitedFormat) {
    self.variable = variable
    self.format = format
    var labelOf: [Double: String] = [:]
    if format.writesLabels {
      for label in variable.labels {
        if case .number(let number) = label.value { labelOf[number] = label.label }
      }
    }
    self.labelOf = labelOf
    missing = variable.missing.map { value in
      if format.writesLabels { return value.label ?? value.value.code }
      return format.isMachine(value) ? "" : value.value.code
    }
  }

  func append(_ row: Int, to csv: inout CSVWriter) {
    let mark = variable.mark(row: row)
    if mark == LabeledVariable.unknown { return csv.appendMissing() }
    if mark > 0 {
      let text = missing[Int(mark) - 1]
      // A negative code is a number and no formula.
      if let code = Int(text) { return csv.append(integer: code) }
      return text.isEmpty ? csv.appendMissing() : csv.append(text: text)
    }
    switch variable.values {
    case .texts(let places, let distinct): csv.append(text: distinct[Int(places[row])])
    case .numbers(let numbers):
      let number = numbers[row]
      if let label = labelOf[number] {
        csv.append(text: label)
      } else if variable.kind.isCalendar {
        csv.append(text: variable.kind.text(number) ?? "")
      } else if format.isForExcel, number != number.rounded() {
        csv.append(text: LabeledValue.number(number).code.replacing(".", with: ","))
      } else {
        csv.append(number: number)
      }
    }
  }
}
