package import Formats
import QuestionnaireModel

/// A script that loads a table of codes into a program, with labels and missing values.
///
/// The table holds declared non-answers as their codes; the script makes them missing before it
/// gives labels. Nothing in it is an answer.
package struct LoadingScript: Sendable {
  package enum Program: String, CaseIterable, Hashable, Sendable {
    case spss = "sps"
    case stata = "do"
    case r = "R"
    case python = "py"

    /// The program whose scripts end so; nil where none do.
    package init?(ending: String) {
      guard let program = Self.allCases.first(where: { $0.rawValue.lowercased() == ending }) else {
        return nil
      }
      self = program
    }
  }

  let data: LabeledData
  let table: String
  private let machineCodes: Set<Double>

  /// - Parameters:
  ///   - data: what the table holds, by the names that stand in its first line.
  ///   - table: the name of the table's file, beside which the script stands.
  package init(_ data: LabeledData, table: String, machineCodes: Set<Double>) {
    self.data = data
    self.table = table
    self.machineCodes = machineCodes
  }

  package func text(for program: Program) throws(FormatError) -> String {
    switch program {
    case .spss: spss(try SPSSFormat().fitted(data).data)
    case .stata: stata(try StataFormat().fitted(data).data)
    case .r: r()
    case .python: python()
    }
  }

  /// The codes of non-answers that stand in the table.
  private func codes(_ variable: LabeledVariable) -> [Double] {
    variable.missing.compactMap { missing in
      guard case .number(let code) = missing.value, !machineCodes.contains(code) else { return nil }
      return code
    }
  }

  private func spss(_ fitted: LabeledData) -> String {
    var lines = ["* encoding: UTF-8.", "GET DATA", "  /TYPE=TXT", "  /FILE=\(Self.spss(table))"]
    lines += ["  /ENCODING='UTF8'", "  /DELIMITERS=','", "  /QUALIFIER='\"'", "  /FIRSTCASE=2"]
    lines.append("  /VARIABLES=")
    for variable in fitted.variables {
      let format =
        switch variable.kind {
        case .number(let decimals): "F8.\(decimals)"
        case .date: "SDATE10"
        case .moment: "DATETIME20"
        case .time: "TIME8"
        case .text(let width): "A\(width)"
        }
      lines.append("    \(variable.name) \(format)")
    }
    lines.append(".")
    // One command for each variable, so that one that is not understood stops no other.
    for (variable, original) in zip(fitted.variables, data.variables) {
      lines.append("VARIABLE LABELS \(variable.name) \(Self.spss(variable.label)).")
      if !variable.labels.isEmpty {
        lines.append("VALUE LABELS \(variable.name)")
        for label in variable.labels {
          lines.append("  \(label.value.code) \(Self.spss(label.label))")
        }
        lines.append(".")
      }
      let codes = self.codes(original)
      if !codes.isEmpty, codes.count <= 3, !variable.kind.isCalendar {
        let list = codes.map { LabeledValue.number($0).code }.joined(separator: ", ")
        lines.append("MISSING VALUES \(variable.name) (\(list)).")
      }
      switch variable.measure {
      case .nominal: lines.append("VARIABLE LEVEL \(variable.name) (NOMINAL).")
      case .ordinal: lines.append("VARIABLE LEVEL \(variable.name) (ORDINAL).")
      case .scale: lines.append("VARIABLE LEVEL \(variable.name) (SCALE).")
      case .unknown: break
      }
    }
    for set in fitted.sets {
      lines.append("MRSETS /MDGROUP NAME=$\(set.name) LABEL=\(Self.spss(set.label))")
      lines.append("  VARIABLES=\(set.variables.joined(separator: "\n    ")) VALUE=1.")
    }
    return "\u{FEFF}" + lines.joined(separator: "\n") + "\n"
  }

  private func stata(_ fitted: LabeledData) -> String {
    var lines = ["version 14"]
    lines.append(
      "import delimited using \(Self.stata(table)), varnames(1) case(preserve) encoding(\"utf-8\") clear"
    )
    for (variable, original) in zip(fitted.variables, data.variables) {
      let name = variable.name
      if name != original.name { lines.append("capture rename \(original.name) \(name)") }
      switch variable.kind {
      case .date:
        lines += [
          "generate double \(name)_ = date(\(name), \"YMD\")", "drop \(name)",
          "rename \(name)_ \(name)", "format \(name) %td",
        ]
      case .time, .moment:
        let mask = variable.kind == .time ? "hm" : "YMDhms"
        let format = variable.kind == .time ? "%tcHH:MM" : "%tc"
        lines += [
          "generate double \(name)_ = clock(\(name), \"\(mask)\")", "drop \(name)",
          "rename \(name)_ \(name)", "format \(name) \(format)",
        ]
      case .number, .text: break
      }
      lines.append("label variable \(name) \(Self.stata(variable.label))")
      let decoded = original.missing.compactMap { missing -> String? in
        guard case .number(let code) = missing.value, !machineCodes.contains(code),
          let letter = missing.letter
        else { return nil }
        return "\(LabeledValue.number(code).code)=\(LabeledValue.tag(letter).code)"
      }
      if !decoded.isEmpty, !variable.kind.isCalendar {
        lines.append("mvdecode \(name), mv(\(decoded.joined(separator: " \\ ")))")
      }
      let labels =
        variable.labels.map { ($0.value, $0.label) }
        + variable.missing.compactMap { missing in missing.label.map { (missing.value, $0) } }
      guard !labels.isEmpty, !variable.kind.isCalendar else { continue }
      lines.append("label define \(name) ///")
      lines += labels.map { "  \($0.code) \(Self.stata($1)) ///" }
      lines.append("  , replace")
      lines.append("label values \(name) \(name)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func r() -> String {
    var lines = [
      "data <- read.csv(\(Self.quoted(table)), encoding = \"UTF-8\", check.names = FALSE, na.strings = \"\")"
    ]
    for variable in data.variables {
      let column = "data[[\(Self.quoted(variable.name))]]"
      lines += missing(variable).map { "\(column)[\(column) %in% c(\($0))] <- NA" }
      if variable.kind == .date { lines.append("\(column) <- as.Date(\(column))") }
      if !variable.labels.isEmpty {
        let levels = variable.labels.map(\.value.code).joined(separator: ", ")
        let labels = variable.labels.map { Self.quoted($0.label) }.joined(separator: ",\n  ")
        let isOrdered = variable.measure == .ordinal ? ", ordered = TRUE" : ""
        lines.append(
          "\(column) <- factor(\(column), levels = c(\(levels)), labels = make.unique(c(\n  \(labels)))"
            + "\(isOrdered))")
      }
      lines.append("attr(\(column), \"label\") <- \(Self.quoted(variable.label))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func python() -> String {
    var lines = [
      "import pandas as pd", "", "data = pd.read_csv(\(Self.quoted(table)), encoding=\"utf-8\")",
    ]
    for variable in data.variables {
      let column = "data[\(Self.quoted(variable.name))]"
      lines += missing(variable).map { "\(column) = \(column).where(~\(column).isin([\($0)]))" }
      if variable.kind == .date { lines.append("\(column) = pd.to_datetime(\(column))") }
      if !variable.labels.isEmpty {
        let pairs = variable.labels.map { "\($0.value.code): \(Self.quoted($0.label))" }
        lines.append("labels = {\n    \(pairs.joined(separator: ",\n    ")),\n}")
        lines.append(
          "\(column) = pd.Categorical(\(column).map(labels), categories=dict.fromkeys(labels.values()),"
            + " ordered=\(variable.measure == .ordinal ? "True" : "False"))")
      }
      lines.append(
        "data.attrs.setdefault(\"labels\", {})[\(Self.quoted(variable.name))]"
          + " = \(Self.quoted(variable.label))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The codes that a column of the table holds for non-answers, in one list; none where it has none.
  private func missing(_ variable: LabeledVariable) -> [String] {
    let codes = self.codes(variable).map { LabeledValue.number($0).code }
    guard !codes.isEmpty else { return [] }
    let isText = variable.kind.isCalendar
    return [(isText ? codes.map { "\"\($0)\"" } : codes).joined(separator: ", ")]
  }

  /// A text as SPSS quotes it, in parts that stand in lines of their own.
  private static func spss(_ text: String) -> String {
    var parts = [""]
    for character in oneLine(text) {
      if parts[parts.count - 1].utf8.count > 100 { parts.append("") }
      parts[parts.count - 1] += character == "'" ? "''" : String(character)
    }
    return parts.map { "'\($0)'" }.joined(separator: "\n    + ")
  }

  /// A text as Stata quotes it; what would end it or begin a macro is written otherwise.
  private static func stata(_ text: String) -> String {
    let plain = oneLine(text).replacing("`", with: "'").replacing("$", with: "\u{FF04}")
    return "`\"\(plain.replacing("\"'", with: "” '"))\"'"
  }

  /// A text as R and Python quote it.
  private static func quoted(_ text: String) -> String {
    "\"" + oneLine(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("\0", with: " ")
  }
}
