import Microdata
import QuestionnaireModel

/// A column of the data set that a questionnaire gives: an item, or one option of a multiple item.
struct ColumnSource: Hashable {
  let name: String
  let item: ItemID
  /// The index of the option, where the item is a multiple one.
  let part: Int

  /// Every column that a questionnaire gives, in its order; texts and notes give none.
  static func all(of questionnaire: Questionnaire) -> [ColumnSource] {
    questionnaire.items.flatMap { item -> [ColumnSource] in
      switch ColumnLayout(item.type) {
      case nil: []
      case .spread(let codes), .ranked(let codes, _):
        codes.enumerated().map { part, code in
          ColumnSource(name: "\(item.id)_\(code)", item: item.id, part: part)
        }
      case .coded, .integers, .decimals:
        [ColumnSource(name: item.id.rawValue, item: item.id, part: 0)]
      }
    }
  }

  /// Makes the column of its values, described in a language.
  func column(
    of questionnaire: Questionnaire, in language: Language, values: ColumnValues
  ) -> Column {
    let place = questionnaire.index(of: item) ?? 0
    let item = questionnaire.items[place]
    var origin = ColumnOrigin()
    origin.confidentiality = questionnaire.confidentiality(of: place)
    origin.role = item.meaning.role
    origin.mirror = item.meaning.mirror
    origin.shared = item.meaning.shared
    origin.reversal = item.meaning.isReversed ? item.type.ends : nil
    origin.item = item.id
    origin.unit = item.type.unit
    origin.label = TextTemplate.neutral(item.text[language])
    return Column(
      name: name, label: label(of: item, in: language), measurement: item.type.measurement,
      categories: categories(of: item, in: language),
      nonanswers: Nonanswer.allCases.map { questionnaire.category(of: $0, in: language) },
      values: values, origin: origin)
  }

  private func label(of item: Item, in language: Language) -> String {
    switch item.type {
    case .multiple(let list, _), .ranking(let list, _), .drawn(let list, _, _):
      return
        "\(TextTemplate.neutral(item.text[language])) \(TextTemplate.neutral(list.options[part].label[language]))"
    case .single, .integer, .decimal, .text, .date, .time, .scale, .differential, .computed,
      .assigned, .consent, .note:
      return TextTemplate.neutral(item.text[language])
    }
  }

  private func categories(of item: Item, in language: Language) -> [ColumnCategory] {
    switch item.type {
    case .multiple, .drawn:
      return [("0", "Not chosen", 0.0), ("1", "Chosen", 1.0)].map {
        ColumnCategory(code: $0, label: $1, value: $2)
      }
    case .ranking(let list, let limit):
      let ranks = (1...(limit ?? list.options.count)).map { (String($0), "Rank \($0)", Double($0)) }
      return ([("0", "Not ranked", 0.0)] + ranks).map {
        ColumnCategory(code: $0, label: $1, value: $2)
      }
    case .single(let list), .consent(let list), .assigned(let list, _):
      return list.options.map {
        ColumnCategory(
          code: String($0.code), label: TextTemplate.neutral($0.label[language]),
          value: Double($0.code), name: $0.name)
      }
    case .scale(let range, let low, let high), .differential(let range, let low, let high):
      return range.map { point in
        let end =
          point == range.lowerBound
          ? TextTemplate.neutral(low[language])
          : point == range.upperBound ? TextTemplate.neutral(high[language]) : ""
        return ColumnCategory(
          code: String(point), label: end.isEmpty ? String(point) : "\(point) \(end)",
          value: Double(point))
      }
    case .integer, .decimal, .date, .time, .computed, .text, .note: return []
    }
  }
}

extension ItemType {
  /// What the values of its column mean.
  var measurement: Measurement {
    switch self {
    case .single(let list): list.isOrdered ? .ordinal : .nominal
    case .scale, .differential, .ranking: .ordinal
    case .integer, .decimal, .date, .time, .computed: .numeric
    case .multiple, .assigned, .drawn, .consent, .text, .note: .nominal
    }
  }
}

extension ItemType {
  /// What the numbers of its column count.
  fileprivate var unit: AnswerUnit {
    switch self {
    case .date: .date
    case .time: .time
    case .single, .multiple, .ranking, .scale, .differential, .integer, .decimal, .computed, .text,
      .assigned, .drawn, .consent, .note:
      .number
    }
  }
}

extension Questionnaire {
  /// How tables name a non-answer: as the questionnaire declares it, or as the machine knows it.
  func category(of kind: Nonanswer, in language: Language) -> NonanswerCategory {
    let declared = nonanswer(kind)
    return NonanswerCategory(
      kind: kind, code: declared.map { String($0.code) } ?? kind.rawValue,
      label: declared?.label[language] ?? kind.plainLabel)
  }
}

extension Nonanswer {
  fileprivate var plainLabel: String {
    switch self {
    case .dontKnow: "Don't know"
    case .refused: "Refused"
    case .notApplicable: "Not applicable"
    case .missing: "Left empty"
    case .notAsked: "Not asked"
    case .notReached: "Not reached"
    case .withdrawn: "Withdrawn"
    }
  }
}
