package import Interviewing
import QuestionnaireModel

/// The words for the person who keys a form.
package struct EntryWording {
  private let interview: Interview

  package init(_ interview: Interview) {
    self.interview = interview
  }

  /// Words why a field is asked once more.
  package func text(for fault: EntryFault) -> String {
    let language = interview.language
    let wording = FaultWording(interview)
    switch fault.cause {
    case .differs: return Phrase.entryDiffers.text(in: language)
    case .interview(.notReached): return Phrase.entryNotPassed.text(in: language)
    case .interview(.atBeginning): return Phrase.entryFirstField.text(in: language)
    case .interview(.atEnd): return Phrase.entryAtEnd.text(in: language)
    case .interview(let cause):
      let words = wording.text(for: cause, item: fault.item)
      guard case .answer = cause, fault.staysIfRepeated else { return words }
      return words + Phrase.entryFlags.text(in: language)
    case .input(let cause):
      guard let item = fault.item else { return "" }
      let words = wording.text(for: cause, item: item)
      return fault.staysIfRepeated ? words + Phrase.entryFlags.text(in: language) : words
    }
  }

  /// What may be keyed in a field, in few characters: `1–5 d r`.
  package func expectation(of field: FormField) -> String {
    let questionnaire = interview.questionnaire
    let item = questionnaire.items[field.item]
    let isText = field.kind == .text
    let keys = item.nonanswers.compactMap { questionnaire.nonanswer($0) }.map {
      isText ? ".\($0.key)" : String($0.key)
    }
    let form =
      switch item.type {
      case .single(let list), .consent(let list), .multiple(let list, _), .ranking(let list, _),
        .assigned(let list, _), .drawn(let list, _, _):
        Self.span(list.options.map(\.code))
      case .scale(let range, _, _), .differential(let range, _, _):
        "\(range.lowerBound)–\(range.upperBound)"
      case .integer(let range): range.map { "\($0.lowerBound)–\($0.upperBound)" } ?? "0…"
      case .decimal(_, let places): "0." + String(repeating: "0", count: places)
      case .text: "abc"
      case .date: Phrase.entryDate.text(in: interview.language)
      case .time: "HH:MM"
      case .computed, .note: ""
      }
    return ([form] + keys).joined(separator: " ")
  }

  /// Codes with runs drawn together: `1–4 9`.
  private static func span(_ codes: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for code in codes.sorted() {
      if let last = runs.last, last.upperBound + 1 == code {
        runs[runs.count - 1] = last.lowerBound...code
      } else {
        runs.append(code...code)
      }
    }
    return runs.map { run in
      run.count == 1
        ? "\(run.lowerBound)"
        : run.count == 2
          ? "\(run.lowerBound) \(run.upperBound)" : "\(run.lowerBound)–\(run.upperBound)"
    }.joined(separator: " ")
  }
}
