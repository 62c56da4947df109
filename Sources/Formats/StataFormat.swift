/// Stata files, `.dta`; written in version 118, the first one that says how its texts are encoded.
package struct StataFormat: ReadableFormat, WritableFormat {
  package let name = "a Stata file"
  package let endings = ["dta"]

  /// The longest text of a variable that is not kept apart.
  static let longestText = 2_045
  /// The largest number: those above are missing values.
  static let largest = 0x1.fffffffffffffp1022

  package init() {}

  package func recognizes(_ start: [UInt8]) -> Bool {
    if start.starts(with: Array("<stata_dta>".utf8)) { return true }
    // Older files begin with their version, the order of bytes, the file type 1 and a zero.
    guard start.count >= 4 else { return false }
    return (104...115).contains(start[0]) && (1...2).contains(start[1]) && start[2] == 1
      && start[3] == 0
  }

  package func read(_ path: String, _ request: ReadingRequest) throws(FormatError) -> LabeledData {
    var reader = ReadStatReader(kind: .stata, path: path, request: request)
    reader.encoding = request.encoding
    return try reader.read()
  }

  package func fitted(_ data: LabeledData) throws(FormatError) -> FittedData {
    guard data.variables.count <= ReadStatReader.mostVariables else {
      throw .tooManyVariables(count: data.variables.count, most: ReadStatReader.mostVariables)
    }
    var fitting = Fitting(data)
    for variable in data.variables { try Self.checkNumbers(of: variable) }
    // The whole wording stays in the file, as a note.
    for variable in data.variables where variable.label.unicodeScalars.count > 80 {
      fitting.data.documents.append("\(variable.name): \(TextCut.withoutZeros(variable.label))")
    }
    fitting.cutLabels(
      ofVariables: { TextCut.scalars($0, 80) }, ofValues: { TextCut.bytes($0, 32_000) })
    fitting.cutTexts(Self.longestText)
    for place in data.variables.indices {
      fitting.tagMissing(at: place)
      fitting.keepWholeLabels(at: place)
    }
    let ordinal = data.variables.count { $0.measure == .ordinal }
    if ordinal > 0 {
      fitting.lose(
        .measure, nil, "Stata has no measure levels, and \(ordinal) variables are ordinal")
    }
    fitting.rename(.stata)
    fitting.data.label = TextCut.scalars(TextCut.withoutZeros(data.label), 80)
    if fitting.data.label != data.label { fitting.lose(.labelCut, nil, "the title was cut") }
    for set in fitting.data.sets {
      fitting.lose(.set, nil, "the set \(set.name) is written as its variables and a note")
      fitting.data.documents.append(
        "set \(set.name): \(set.label): \(set.variables.joined(separator: " "))")
    }
    fitting.data.sets = []
    if let weight = fitting.data.weight {
      fitting.lose(.weight, nil, "the file does not say that \(weight) weights its cases")
      fitting.data.documents.append("weight: \(weight)")
      fitting.data.weight = nil
    }
    return fitting.result
  }

  package func write(_ fitted: FittedData, to path: String) throws(FormatError) {
    try ReadStatWriter(kind: .stata).write(fitted.data, to: path)
  }

  private static func checkNumbers(of variable: LabeledVariable) throws(FormatError) {
    guard case .numbers(let numbers) = variable.values else { return }
    for (row, number) in numbers.enumerated() where variable.mark(row: row) == 0 {
      guard number.magnitude <= largest else {
        throw .notWritable(
          "variable '\(variable.name)', row \(row + 1): the number is too large for Stata; write"
            + " a .sav or .csv")
      }
    }
  }
}

extension Fitting {
  /// Makes declared missing values the letters `.a` to `.z`, the wished ones where they are free.
  fileprivate mutating func tagMissing(at place: Int) {
    let variable = data.variables[place]
    if case .text = variable.kind {
      let all = Set(variable.missing.indices)
      guard !all.isEmpty else { return }
      // A text is never missing in Stata but where it is empty.
      forget(all, of: place)
      if case .texts(var places, var distinct) = data.variables[place].values {
        for (row, mark) in variable.marks.enumerated() where mark != 0 {
          let text =
            mark == LabeledVariable.unknown ? "" : variable.missing[Int(mark) - 1].value.text ?? ""
          let known = distinct.firstIndex(of: text) ?? distinct.count
          if known == distinct.count { distinct.append(text) }
          places[row] = UInt32(known)
        }
        data.variables[place].values = .texts(places, distinct: distinct)
      }
      data.variables[place].marks = []
      lose(.missingMerged, place, "missing texts are texts like others")
      return
    }
    var free = Set(UInt8(ascii: "a")...UInt8(ascii: "z"))
    var lost: Set<Int> = []
    var letters: [UInt8?] = variable.missing.map { missing in
      let wished: UInt8? = if case .tag(let tag) = missing.value { tag } else { missing.letter }
      return wished.flatMap { free.remove($0) }
    }
    for index in letters.indices where letters[index] == nil {
      if let letter = free.min() {
        letters[index] = free.remove(letter)
      } else {
        lost.insert(index)
      }
    }
    for (index, letter) in letters.enumerated() {
      if let letter { data.variables[place].missing[index].value = .tag(letter) }
    }
    if !lost.isEmpty {
      forget(lost, of: place)
      lose(.missingMerged, place, "\(lost.count) of its missing values lost their reason")
    }
    sortMissing(at: place)
  }

  /// Puts tagged values in the order of their letters, as they are read back.
  private mutating func sortMissing(at place: Int) {
    let missing = data.variables[place].missing
    let order = missing.indices.sorted { missing[$0].value.precedes(missing[$1].value) }
    var newMark = [UInt8](0...UInt8.max)
    for (new, old) in order.enumerated() { newMark[old + 1] = UInt8(new + 1) }
    data.variables[place].missing = order.map { missing[$0] }
    data.variables[place].marks = data.variables[place].marks.map { newMark[Int($0)] }
  }

  /// Keeps the labels of whole numbers, which are all that Stata labels.
  fileprivate mutating func keepWholeLabels(at place: Int) {
    let variable = data.variables[place]
    let kept = variable.labels.filter { label in
      guard case .number(let number) = label.value else { return false }
      return Int32(exactly: FileCalendar.stata.raw(number, variable.kind)) != nil
    }
    guard kept.count < variable.labels.count else { return }
    data.variables[place].labels = kept
    lose(
      .labels, place, "\(variable.labels.count - kept.count) labels are of no whole number")
  }
}
