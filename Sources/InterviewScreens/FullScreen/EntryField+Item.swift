import Interviewing
import QuestionnaireModel

extension EntryField {
  /// The field for an item of an interview, with what it holds already.
  init(for item: Int, in interview: Interview) {
    let asked = interview.questionnaire.items[item]
    let nonanswers = asked.nonanswers.compactMap(interview.questionnaire.nonanswer).map {
      Choice(key: String($0.key).lowercased(), target: .nonanswer($0.kind))
    }
    let options = interview.shownOptions(of: item).map {
      Choice(
        key: String($0.code), target: .option(code: $0.code, isExclusive: $0.isExclusive))
    }
    let held = interview.sheet[item]
    let other: Held = held == nil || held == .nonanswer(.missing) ? .nothing : .something
    switch asked.type {
    case .single, .consent:
      self.init(
        form: .one, choices: options + nonanswers,
        isHorizontal: interview.isShownAsGrid(item), held: other)
    case .multiple(_, let limit):
      let chosen = if case .choices(let codes)? = held { codes } else { [Int]() }
      self.init(
        form: .several(limit: limit), choices: options + nonanswers, chosen: chosen,
        held: chosen.isEmpty ? other : .chosen)
    case .ranking(let list, let limit):
      let chosen = if case .ranking(let codes)? = held { codes } else { [Int]() }
      self.init(
        form: .ranked(limit: limit ?? list.options.count), choices: options + nonanswers,
        chosen: chosen, held: chosen.isEmpty ? other : .chosen)
    case .scale(let range, _, _), .differential(let range, _, _):
      let points = range.map {
        Choice(key: String($0), target: .option(code: $0, isExclusive: false))
      }
      self.init(form: .one, choices: points + nonanswers, isHorizontal: true, held: other)
    case .integer(let range):
      let width = range.flatMap { $0.lowerBound >= 0 ? String($0.upperBound).count : nil }
      self.init(form: .number(width: width), choices: nonanswers, held: other)
    case .decimal, .date, .time:
      self.init(form: .number(width: nil), choices: nonanswers, held: other)
    case .text: self.init(form: .words, choices: nonanswers, held: other)
    case .note, .computed, .assigned, .drawn: self.init(form: .nothing, choices: [])
    }
  }
}

extension Interview {
  /// Whether an item is shown as a row of its battery's grid: one of a few options for every row.
  func isShownAsGrid(_ item: Int) -> Bool {
    guard let battery = questionnaire.items[item].battery else { return false }
    return questionnaire.batteries[battery].rows.allSatisfy { row in
      guard case .single(let list) = questionnaire.items[row].type else { return false }
      return list.options.count <= 8 && list.options.allSatisfy { String($0.code).count <= 2 }
        && list.options.map(\.code)
          == questionnaire.items[item].type.optionList?.options.map(\.code)
    }
  }
}
