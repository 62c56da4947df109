import Microdata
import QuestionnaireModel

extension Column {
  /// Whether nothing is written in the cell of a row, rather than a word or a code for no answer.
  func isBlank(_ row: Int) -> Bool {
    let place: Int
    switch values {
    case .narrow(let codes): place = Int(codes[row]) - categories.count
    case .wide(let codes): place = Int(codes[row]) - categories.count
    case .numbers(_, let marks): place = Int(marks[row]) - 1
    }
    return place >= 0 && nonanswers[place].kind == .missing && nonanswers[place].code.isEmpty
  }
}

extension OptionColumn {
  /// What a reader should know of how the codes of its set were read.
  var codeNotes: [String] {
    isOneTwo
      ? ["In \(set.joined(separator: ", ")) 1 is taken for chosen and 2 for not chosen."] : []
  }
}

extension Dataset {
  /// What a reader should know of how the empty cells of a set were counted.
  func blankNotes(of option: OptionColumn) -> [String] {
    let names = option.set.joined(separator: ", ")
    let set = option.set.compactMap { self[$0] }
    var empty = 0
    var partial = 0
    for row in 0..<rowCount {
      let blanks = set.count { $0.isBlank(row) }
      if blanks == set.count {
        empty += 1
      } else if blanks > 0, set.contains(where: { $0.heldValue(row: row).isAnswer }) {
        partial += 1
      }
    }
    switch option.blank {
    case .notChosen where empty > 0:
      return [
        "\(empty) of \(rowCount) respondents have nothing in \(names) and count as having chosen nothing; "
          + "where they were not asked, say 'blank: missing' under 'sets'."
      ]
    case .notChosenBesideAnswers where partial > 0:
      return [
        "\(partial) of \(rowCount) respondents have an empty cell in some of \(names) and an answer in "
          + "others; such cells count as not chosen. Where they are missing, say 'blank: missing' under "
          + "'sets'."
      ]
    case .notChosen, .notChosenBesideAnswers, .missing: return []
    }
  }
}
