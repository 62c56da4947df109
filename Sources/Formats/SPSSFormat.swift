/// SPSS system files, `.sav` and compressed `.zsav`; read both, and written as `.sav`.
package struct SPSSFormat: ReadableFormat, WritableFormat {
  package let name = "an SPSS file"
  package let endings = ["sav", "zsav"]

  package init() {}

  package func recognizes(_ start: [UInt8]) -> Bool {
    start.starts(with: Array("$FL2".utf8)) || start.starts(with: Array("$FL3".utf8))
  }

  package func read(_ path: String, _ request: ReadingRequest) throws(FormatError) -> LabeledData {
    let dictionary = try SPSSDictionary(path)
    try dictionary.check(path)
    var reader = ReadStatReader(kind: .system, path: path, request: request)
    reader.encoding = request.encoding ?? dictionary.encodingForReader
    var data = try reader.read()
    data.notes += dictionary.notes
    if request.encoding == nil, !dictionary.declaresUTF8, Mojibake.isUTF8(data) {
      reader.encoding = "UTF-8"
      data = try reader.read()
      data.notes.append("its texts are UTF-8, whatever it declares, and were read as that")
    }
    if !dictionary.declaresEncoding, Mojibake.isCentralEuropean(data) {
      data.notes.append(
        "it declares no encoding and its letters look like those of windows-1250 read as"
          + " windows-1252; save it again as UTF-8 and look at its labels")
    }
    for variable in data.variables {
      if case .text(let width) = variable.kind, width >= SPSSText.shortened {
        data.notes.append(
          "'\(variable.name)' has the greatest width there is; a text that fills it lacks its last byte"
        )
      }
    }
    data.sets = dictionary.sets.map { set in
      var set = set
      set.variables = set.variables.compactMap { dictionary.longName(ofShort: $0) }
      return set
    }
    return data
  }

  package func fitted(_ data: LabeledData) throws(FormatError) -> FittedData {
    guard data.variables.count <= ReadStatReader.mostVariables else {
      throw .tooManyVariables(count: data.variables.count, most: ReadStatReader.mostVariables)
    }
    var fitting = Fitting(data)
    fitting.cutLabels(
      ofVariables: { TextCut.bytes($0, 255) }, ofValues: { TextCut.bytes($0, 120) })
    fitting.cutTexts(SPSSText.longest)
    for place in data.variables.indices { fitting.fitText(at: place) }
    for place in data.variables.indices { fitting.fitMissing(at: place) }
    let texts = fitting.data.variables.map(SPSSText.needsSegments)
    let short = fitting.originals.map { SPSSText.short($0) }
    fitting.rename(.spss) { name, place in
      // A part of a long text is called by five letters and a digit, and must be called like no other.
      let stem = SPSSText.short(name).prefix(5)
      return short.indices.allSatisfy { other in
        guard other != place else { return true }
        return (!texts[place] || !SPSSText.isPart(short[other], ofStem: stem))
          && (!texts[other]
            || !SPSSText.isPart(SPSSText.short(name), ofStem: short[other].prefix(5)))
          && !(texts[place] && texts[other] && stem == short[other].prefix(5))
      }
    }
    fitting.data.documents = data.documents.flatMap(TextCut.lines)
    fitting.data.label = TextCut.bytes(TextCut.withoutZeros(data.label), 64)
    if fitting.data.label != data.label { fitting.lose(.labelCut, nil, "the title was cut") }
    fitting.fitSets()
    return fitting.result
  }

  package func write(_ fitted: FittedData, to path: String) throws(FormatError) {
    try ReadStatWriter(kind: .system).write(fitted.data, to: path)
  }
}

/// How SPSS keeps texts: those over 255 bytes in parts of 252 with names of their own.
enum SPSSText {
  /// 36 parts; more would have the same names.
  static let longest = 36 * 252

  /// The width of a declared 32,767, of which ReadStat drops the last byte.
  static let shortened = 32_766

  static func needsSegments(_ variable: LabeledVariable) -> Bool {
    if case .text(let width) = variable.kind { width > 255 } else { false }
  }

  static func short(_ name: String) -> String {
    String(decoding: name.utf8.prefix(8), as: UTF8.self).uppercased()
  }

  /// Whether a short name is one that a part of a long text may have.
  static func isPart(_ short: String, ofStem stem: Substring) -> Bool {
    short.count == stem.count + 1 && short.hasPrefix(stem)
      && short.last.map { $0.isASCII && ($0.isNumber || $0.isLetter) } ?? false
  }
}

extension Fitting {
  /// Gives labeled texts a width that other programs read, and keeps the missing texts that fit.
  mutating func fitText(at place: Int) {
    guard case .text(let width) = data.variables[place].kind else { return }
    if !data.variables[place].labels.isEmpty
      || data.variables[place].missing.contains(where: { $0.label != nil })
    {
      let padded = (width + 7) / 8 * 8
      if padded <= 248 {
        data.variables[place].kind = .text(width: padded)
      } else {
        data.variables[place].labels = []
        for index in data.variables[place].missing.indices {
          data.variables[place].missing[index].label = nil
        }
        lose(.labels, place, "a text of more than 248 bytes has no labels")
      }
    }
    guard case .text(let final) = data.variables[place].kind else { return }
    // Of wider texts other programs do not read what is declared.
    let most = final > 8 ? 0 : 3
    let fits = data.variables[place].missing.indices.filter {
      (data.variables[place].missing[$0].value.text?.utf8.count ?? 9) <= 8
    }
    let lost = Set(data.variables[place].missing.indices).subtracting(fits.prefix(most))
    if !lost.isEmpty {
      forgetTexts(lost, at: place)
      lose(.missingMerged, place, "\(lost.count) of its missing texts cannot be declared")
    }
  }

  /// Texts that cannot be declared missing stay what they are.
  private mutating func forgetTexts(_ lost: Set<Int>, at place: Int) {
    let texts = data.variables[place].missing.map { $0.value.text ?? "" }
    guard case .texts(var places, var distinct) = data.variables[place].values else { return }
    for (row, mark) in data.variables[place].marks.enumerated() {
      guard mark > 0, mark != LabeledVariable.unknown, lost.contains(Int(mark) - 1) else {
        continue
      }
      let text = texts[Int(mark) - 1]
      let known = distinct.firstIndex(of: text) ?? distinct.count
      if known == distinct.count { distinct.append(text) }
      places[row] = UInt32(known)
      data.variables[place].marks[row] = 0
    }
    data.variables[place].values = .texts(places, distinct: distinct)
    forget(lost, of: place)
  }

  /// Keeps the missing numbers that SPSS can declare: three values, or a range and one.
  mutating func fitMissing(at place: Int) {
    let variable = data.variables[place]
    if case .text = variable.kind { return }
    let tags = Set(variable.missing.indices.filter { variable.missing[$0].number == nil })
    if !tags.isEmpty {
      forget(tags, of: place)
      lose(.missingMerged, place, "\(tags.count) tagged missing values became system-missing")
    }
    let numbers = data.variables[place].missing.compactMap(\.number)
    guard MissingCover(numbers, avoiding: data.variables[place]) == nil else { return }
    // The three that most cases have are kept.
    var counts = [Int](repeating: 0, count: 256)
    for mark in data.variables[place].marks { counts[Int(mark)] += 1 }
    let order = numbers.indices.sorted { (counts[$0 + 1], $1) > (counts[$1 + 1], $0) }
    let lost = Set(order.dropFirst(3))
    forget(lost, of: place)
    lose(.missingMerged, place, "\(lost.count) of its missing values became system-missing")
  }

  /// Sets that SPSS can hold: of two variables or more, with a name that fits.
  mutating func fitSets() {
    let names = NameFitting.spss.names(for: data.sets.map(\.name))
    for (index, set) in data.sets.enumerated() {
      data.sets[index].name = names[index]
      let label = TextCut.bytes(TextCut.withoutZeros(set.label), 255)
      data.sets[index].label = label.split(whereSeparator: \.isNewline).joined(separator: " ")
      if data.sets[index].label != set.label {
        lose(.labelCut, nil, "the label of the set \(set.name) was cut")
      }
    }
  }
}
