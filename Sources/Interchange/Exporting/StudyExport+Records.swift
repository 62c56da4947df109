package import Formats
import Microdata
import QuestionnaireModel
import StudyStorage

extension StudyExport {
  /// The long file of a roster or of vignettes: a row for each time that a respondent went through it.
  ///
  /// Its first variables are the respondent, as the row of the wide file, and the pass; then come the
  /// items of the passes by their names without endings. A pass that was not asked has no row.
  ///
  /// - Throws: `ExportError.unknownRecords` where there is no such roster, or none of it leaves.
  package func records(_ name: String) throws(ExportError) -> LabeledData {
    guard let passes = passes(of: name) else { throw .unknownRecords(name, known: knownRecords) }
    var stems: [String] = []
    for pass in passes {
      for stem in pass.columns.map(\.stem) where !stems.contains(stem) { stems.append(stem) }
    }
    // What is not in every pass, or stays in the study in one of them, is in no record.
    stems = stems.filter { stem in
      passes.allSatisfy { pass in pass.columns.contains { $0.stem == stem } }
    }
    guard !stems.isEmpty else { throw .unknownRecords(name, known: knownRecords) }
    let parts = passes.map { pass in
      stems.compactMap { stem in pass.columns.first { $0.stem == stem }?.variable }
    }
    var (rows, codes): ([Int], [Double]) = ([], [])
    var places: [(pass: Int, row: Int)] = []
    for row in 0..<data.rowCount {
      for (place, pass) in passes.enumerated()
      where parts[place].contains(where: { !isUnasked($0, row) }) {
        rows.append(row + 1)
        codes.append(Double(pass.code))
        places.append((place, row))
      }
    }
    var long = data
    long.sets = []
    long.weight = nil
    long.rowCount = rows.count
    long.variables = [
      LabeledVariable(
        name: "respondent", kind: .number(decimals: 0), values: .numbers(rows.map { Double($0) })),
      LabeledVariable(name: name, kind: .number(decimals: 0), values: .numbers(codes)),
    ]
    long.variables[0].label = "Row of the file of respondents"
    long.variables[1].label = "Pass"
    for (index, stem) in stems.enumerated() {
      long.variables.append(Self.joined(parts.map { $0[index] }, at: places, named: stem))
    }
    return long
  }

  package var knownRecords: [String] {
    questionnaire.rosters.map(\.id.rawValue) + questionnaire.vignettes.map(\.id.rawValue)
  }

  /// One time through, with the variables of its items by their names without endings.
  private struct Pass {
    let code: Int
    var columns: [(stem: String, variable: LabeledVariable)] = []
  }

  private func passes(of name: String) -> [Pass]? {
    if let roster = questionnaire.rosters.first(where: { $0.id.rawValue == name }) {
      return roster.passes.map { pass in
        self.pass(pass.code, pass.items.map { questionnaire.items[$0].id }, suffix: pass.suffix)
      }
    }
    guard let vignette = questionnaire.vignettes.first(where: { $0.id.rawValue == name }) else {
      return nil
    }
    return vignette.passes.enumerated().map { place, items in
      let drawn = vignette.levels[place]
      let factors = Dictionary(
        zip(drawn, vignette.factors), uniquingKeysWith: { first, _ in first })
      let ids = items.map { questionnaire.items[$0].id }
      return pass(
        place + 1, drawn + ids.filter { !drawn.contains($0) }, suffix: "_\(place + 1)",
        factors: factors)
    }
  }

  private func pass(
    _ code: Int, _ items: [ItemID], suffix: String, factors: [ItemID: String] = [:]
  ) -> Pass {
    var pass = Pass(code: code)
    for item in items {
      let id = item.rawValue
      let stem = factors[item] ?? (id.hasSuffix(suffix) ? String(id.dropLast(suffix.count)) : id)
      for variable in data.variables where columns[variable.name]?.origin.item == item {
        // An option of an item of several keeps its ending behind the item's name.
        pass.columns.append((stem + variable.name.dropFirst(id.count), variable))
      }
    }
    return pass
  }

  /// Whether a respondent was not asked there.
  private func isUnasked(_ variable: LabeledVariable, _ row: Int) -> Bool {
    let mark = variable.mark(row: row)
    guard mark > 0, mark != LabeledVariable.unknown,
      case .number(let code) = variable.missing[Int(mark) - 1].value
    else { return false }
    return [.notAsked, .notReached].contains { machineCodes[$0] == code }
  }

  /// The values of several variables one below the other, in the order of the places.
  private static func joined(
    _ parts: [LabeledVariable], at places: [(pass: Int, row: Int)], named name: String
  ) -> LabeledVariable {
    var missing: [MissingValue] = []
    for value in parts.flatMap(\.missing) where !missing.contains(value) { missing.append(value) }
    missing.sort { $0.value.code < $1.value.code }
    let newMarks = parts.map { part in
      part.missing.map { UInt8((missing.firstIndex(of: $0) ?? 0) + 1) }
    }
    var (numbers, marks): ([Double], [UInt8]) = ([], [])
    for (pass, row) in places {
      let mark = parts[pass].mark(row: row)
      marks.append(
        mark > 0 && mark != LabeledVariable.unknown ? newMarks[pass][Int(mark) - 1] : mark)
      if mark == 0, case .numbers(let held) = parts[pass].values {
        numbers.append(held[row])
      } else {
        numbers.append(0)
      }
    }
    var joined = parts[0]
    joined.name = name
    joined.values = .numbers(numbers)
    joined.marks = marks.contains { $0 != 0 } ? marks : []
    joined.missing = missing
    return joined
  }
}
