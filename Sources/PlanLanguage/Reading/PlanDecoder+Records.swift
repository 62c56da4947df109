import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Records of which a respondent may have several.
extension PlanDecoder {
  /// One time through the items of a roster or a vignette.
  private struct Pass {
    let code: Int
    let label: String
    let suffix: String
    let items: [Item]
    /// The names of the factors whose levels were drawn, by item.
    var factors: [ItemID: String] = [:]
  }

  mutating func readRecords(_ node: YAMLNode) {
    for entry in node.mapping ?? [] {
      guard let name = declare(.records, entry.key) else { continue }
      guard let fields = fields(entry.value, PlanSchema.records, at: entry.key.span),
        let kind = only(["roster", "vignettes"], of: fields, context: "a set of records"),
        let passes = passes(kind), !passes.isEmpty
      else {
        markUnsound(.records, name)
        continue
      }
      addRecords(name, label: fields["label"]?.scalar ?? name, passes)
    }
  }

  private mutating func passes(_ kind: YAMLEntry) -> [Pass]? {
    let name = kind.value.scalar ?? ""
    let questionnaire = subject.questionnaire
    let language = language ?? questionnaire?.languages[0]
    if kind.name == "roster" {
      if let roster = questionnaire?.rosters.first(where: { $0.id.rawValue == name }),
        let questionnaire, let language
      {
        return roster.passes.map { pass in
          Pass(
            code: pass.code, label: questionnaire.label(of: pass, in: roster, language),
            suffix: pass.suffix, items: Array(questionnaire.items[pass.items]))
        }
      }
    } else if let vignette = questionnaire?.vignettes.first(where: { $0.id.rawValue == name }),
      let questionnaire
    {
      return vignette.passes.enumerated().map { place, range in
        let factors = Dictionary(
          zip(vignette.levels[place], vignette.factors), uniquingKeysWith: { first, _ in first })
        return Pass(
          code: place + 1, label: String(place + 1), suffix: "_\(place + 1)",
          items: Array(questionnaire.items[range])
            + vignette.levels[place].filter { id in
              questionnaire.index(of: id).map { !range.contains($0) } ?? false
            }.compactMap { questionnaire.index(of: $0).map { questionnaire.items[$0] } },
          factors: factors)
      }
    }
    let known = questionnaire.map {
      $0.rosters.map(\.id.rawValue) + $0.vignettes.map(\.id.rawValue)
    }
    report(.unknownRoster(name, kind: kind.name, known: known ?? [], at: kind.value.span))
    return nil
  }

  private mutating func addRecords(_ name: String, label: String, _ passes: [Pass]) {
    var items: [String: [String]] = [:]
    var order: [String] = []
    var scope = self.scope
    for pass in passes {
      for item in pass.items {
        let stem = pass.factors[item.id] ?? item.id.rawValue.removing(suffix: pass.suffix)
        let columns = subject.columns.filter { $0.item == item.id }
        for source in columns {
          let record = stem + source.column.name.dropFirst(item.id.rawValue.count)
          if items[record] == nil {
            order.append(record)
            if let entry = self.scope[source.column.name] {
              scope.add(entry.renamed(record))
            }
          }
          items[record, default: []].append(source.column.name)
        }
        let renamed = columns.map { source in
          PlanSubject.Source(
            column: source.column.renamed(
              stem + source.column.name.dropFirst(item.id.rawValue.count)), item: source.item,
            option: source.option)
        }
        scope.addOptions(
          of: item, renamed, named: stem,
          in: language ?? subject.questionnaire?.languages[0] ?? Language("en"))
      }
    }
    addBatteries(passes, to: &scope)
    // What never leaves the study is in no record; a name for it stays, so that it can be refused.
    let whole = order.filter { name in
      items[name]?.count == passes.count
        && items[name]?.contains { self.scope[$0]?.column.isKept ?? false } != true
    }
    let set = RecordSet(
      name: name, label: label, passItem: name,
      passes: passes.map { RecordPass(code: String($0.code), label: $0.label) },
      items: whole.map { RecordItem(name: $0, columns: items[$0] ?? []) })
    // Where every item is kept, so is which passes there are: they are what the roster loops over.
    let tellingOfPass = whole.isEmpty ? order : whole
    scope.add(
      PlanScope.Entry(
        column: Column(
          name: name, label: label, measurement: .nominal,
          categories: set.passes.map {
            ColumnCategory(code: $0.code, label: $0.label, value: Double($0.code))
          }, nonanswers: [], values: .narrow([]),
          origin: .made(of: tellingOfPass.compactMap { scope[$0]?.column })), item: nil,
        sources: [name]))
    plan.records.append(set)
    recordScopes[name] = scope
  }

  /// The batteries inside the passes, by the names that records have.
  private func addBatteries(_ passes: [Pass], to scope: inout PlanScope) {
    guard let first = passes.first else { return }
    for (name, battery) in self.scope.batteries where name.hasSuffix(first.suffix) {
      let rows = battery.rows.map { $0.removing(suffix: first.suffix) }
      guard rows.allSatisfy({ scope[$0] != nil }) else { continue }
      scope.batteries[name.removing(suffix: first.suffix)] = PlanScope.BatteryRows(
        label: battery.label, rows: rows)
    }
  }
}

extension String {
  fileprivate func removing(suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}

extension Column {
  fileprivate func renamed(_ name: String) -> Column {
    Column(
      name: name, label: label, measurement: measurement, categories: categories,
      nonanswers: nonanswers, values: values, origin: origin)
  }
}

extension PlanScope.Entry {
  fileprivate func renamed(_ name: String) -> PlanScope.Entry {
    PlanScope.Entry(
      column: column.renamed(name), item: item, optionNames: optionNames, isDerived: true,
      sources: sources)
  }
}

extension Questionnaire {
  /// What a pass is called: its option's label, where it has one.
  fileprivate func label(
    of pass: Roster.Pass, in roster: Roster, _ language: Language
  ) -> String {
    let lists = items.compactMap { item -> OptionList? in
      guard case .drawn(let list, _, _) = item.type, item.id == roster.id else { return nil }
      return list
    }
    let option = lists.first?.option(code: pass.code)
    return option.map { TextTemplate.neutral($0.label[language]) }
      ?? String(pass.suffix.drop { $0 == "_" })
  }
}
