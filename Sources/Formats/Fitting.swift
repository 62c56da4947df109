/// Makes data fit a format, part after part, and keeps account of what is lost.
struct Fitting {
  var data: LabeledData
  private(set) var losses: [FormatLoss] = []
  /// The variables by the names that they came with.
  let originals: [String]

  init(_ data: LabeledData) {
    self.data = data
    originals = data.variables.map(\.name)
  }

  var result: FittedData { FittedData(data: data, losses: losses) }

  mutating func lose(_ kind: FormatLoss.Kind, _ place: Int?, _ detail: String) {
    losses.append(FormatLoss(kind, place.map { originals[$0] } ?? "", detail))
  }

  /// Gives every variable a name that fits, and everything that refers to it.
  mutating func rename(
    _ rule: NameFitting, isFree: (_ name: String, _ place: Int) -> Bool = { _, _ in true }
  ) {
    let names = rule.names(for: originals, isFree: isFree)
    for place in originals.indices where names[place] != originals[place] {
      lose(.renamed, place, "is called \(names[place]) in the file")
      data.variables[place].name = names[place]
    }
    let newName = Dictionary(zip(originals, names), uniquingKeysWith: { first, _ in first })
    data.weight = data.weight.flatMap { newName[$0] }
    for place in data.sets.indices {
      data.sets[place].variables = data.sets[place].variables.compactMap { newName[$0] }
    }
  }

  /// Cuts labels to what the format holds.
  mutating func cutLabels(
    ofVariables cutVariable: (String) -> String, ofValues cutValue: (String) -> String
  ) {
    for place in data.variables.indices {
      let label = data.variables[place].label
      data.variables[place].label = cutVariable(TextCut.withoutZeros(label))
      if data.variables[place].label != label { lose(.labelCut, place, "the label was cut") }
      for index in data.variables[place].labels.indices {
        let label = data.variables[place].labels[index].label
        let cut = cutValue(TextCut.withoutZeros(label))
        guard cut != label else { continue }
        data.variables[place].labels[index].label = cut
        lose(.labelCut, place, "the label of its value \(index + 1) was cut")
      }
      for index in data.variables[place].missing.indices {
        guard let label = data.variables[place].missing[index].label else { continue }
        let cut = cutValue(TextCut.withoutZeros(label))
        guard cut != label else { continue }
        data.variables[place].missing[index].label = cut
        lose(.labelCut, place, "the label of its missing value \(index + 1) was cut")
      }
    }
  }

  /// Cuts texts to so many bytes, and sets each text variable's width to what its values need.
  mutating func cutTexts(_ limit: Int) {
    for place in data.variables.indices {
      guard case .text = data.variables[place].kind,
        case .texts(let places, let distinct) = data.variables[place].values
      else { continue }
      let plain = distinct.map(TextCut.withoutZeros)
      if plain != distinct { lose(.characters, place, "zero bytes in its texts became spaces") }
      let cut = plain.map { TextCut.bytes($0, limit) }
      let count = zip(plain, cut).count { $0 != $1 }
      if count > 0 {
        lose(.textCut, place, "\(count) of its texts are longer than \(limit) bytes and were cut")
      }
      data.variables[place].values = .texts(places, distinct: cut)
      let keys =
        data.variables[place].labels.map(\.value) + data.variables[place].missing.map(\.value)
      let widths = cut.map(\.utf8.count) + keys.compactMap { $0.text?.utf8.count }
      data.variables[place].kind = .text(width: max(1, widths.max() ?? 1))
    }
  }

  /// Takes missing values away, so that who has them has no value and no reason for it.
  mutating func forget(_ missing: Set<Int>, of place: Int) {
    var variable = data.variables[place]
    var newMark = [UInt8](0...UInt8.max)
    var kept: [MissingValue] = []
    for (index, value) in variable.missing.enumerated() {
      if missing.contains(index) {
        newMark[index + 1] = LabeledVariable.unknown
      } else {
        kept.append(value)
        newMark[index + 1] = UInt8(kept.count)
      }
    }
    variable.missing = kept
    variable.marks = variable.marks.map { newMark[Int($0)] }
    data.variables[place] = variable
  }
}

extension LabeledValue {
  var text: String? { if case .text(let text) = self { text } else { nil } }
}
