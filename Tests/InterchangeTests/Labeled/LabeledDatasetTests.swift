import Files
import Formats
import Microdata
import QuestionnaireModel
import Testing

@testable import Interchange

/// Files of SPSS and Stata as data of every analysis.
@Suite struct LabeledDatasetTests {
  /// A made-up variable of numbers.
  private static func variable(_ name: String, _ numbers: [Double]) -> LabeledVariable {
    LabeledVariable(name: name, kind: .number(decimals: 0), values: .numbers(numbers))
  }

  private static func column(
    _ variable: LabeledVariable, asNumbers: Bool = false, missing: Set<String> = [],
    weight: String? = nil
  ) throws -> (column: Column, notes: [String]) {
    let folder = try TemporaryFolder()
    let path = folder.path("made.sav")
    var data = LabeledData()
    data.variables = [variable]
    data.rowCount = variable.values.count
    data.weight = weight
    try SPSSFormat().write(SPSSFormat().fitted(data), to: path)
    var options = DataSource.Options()
    options.missing.formUnion(missing)
    let source = try DataSource.open(path, options: options)
    let read = try source.dataset(
      columns: [variable.name], numbers: asNumbers ? [variable.name] : []
    ).opened()
    return (read.columns[0], read.notes)
  }

  @Test func `values with labels are categories in the order of their codes`() throws {
    var variable = Self.variable("q", [3, 1, 1])
    variable.label = "Question?"
    variable.labels = [(1.0, "One"), (2, "Two"), (3, "Three")].map {
      ValueLabel(value: .number($0), label: $1)
    }
    let column = try Self.column(variable).column
    #expect(column.label == "Question?" && column.measurement == .nominal)
    #expect(column.categories.map(\.code) == ["1", "2", "3"])
    #expect(column.categories.map(\.label) == ["One", "Two", "Three"])
    #expect(words(of: column) == ["3", "1", "1"])
  }

  @Test func `what is declared missing is a non-answer of the kind that its label tells`() throws {
    var variable = Self.variable("q", [1, 0, 0, 0, 2])
    variable.missing = [(-99.0, "No answer"), (-98, "Nu știu"), (-97, "Lost")].map {
      MissingValue(value: .number($0), label: $1)
    }
    variable.marks = [0, 1, 2, 3, LabeledVariable.unknown]
    let column = try Self.column(variable).column
    #expect(words(of: column) == ["1", "refused", "dont_know", "missing", "missing"])
    #expect(Set(column.nonanswers.map(\.kind)).count == column.nonanswers.count)
  }

  @Test func `a number without labels is a number, and the file's weight has its role`() throws {
    let variable = Self.variable("w", [1.5, 0.5, 2])
    let column = try Self.column(variable, weight: "w").column
    #expect(column.measurement == .numeric && column.origin.role == .weight)
    #expect(column.categories.map(\.code) == ["0.5", "1.5", "2"])
    let numbers = try Self.column(variable, asNumbers: true).column
    #expect(words(of: numbers) == ["1.5", "0.5", "2"])
  }

  @Test func `a word for missing is a code or a label`() throws {
    var variable = Self.variable("q", [1, 99, 98])
    variable.labels = [ValueLabel(value: .number(98), label: "Lost")]
    let column = try Self.column(variable, missing: ["99", "Lost"]).column
    #expect(words(of: column) == ["1", "missing", "missing"])
  }

  @Test func `a day is written as ISO 8601 has it, and one of no calendar is missing and told`()
    throws
  {
    let variable = LabeledVariable(
      name: "day", kind: .date, values: .numbers([19_000, 73_000_000_000]))
    let (column, notes) = try Self.column(variable)
    #expect(words(of: column) == ["2022-01-08", "missing"])
    #expect(notes.contains { $0.hasPrefix("'day' holds 1 dates or times") && $0.contains("row 2") })
  }

  @Test func `texts are no weights, and an unknown variable is named`() throws {
    let variable = LabeledVariable(
      name: "t", kind: .text(width: 3), values: .texts([0, 1], distinct: ["abc", ""]))
    #expect(try words(of: Self.column(variable).column) == ["abc", "missing"])
    #expect(throws: DataSourceError.format(.notNumbers("t"))) {
      try Self.column(variable, asNumbers: true)
    }
  }
}
