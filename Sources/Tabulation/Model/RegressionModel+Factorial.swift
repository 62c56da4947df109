import Microdata
import SurveyStatistics

extension RegressionModel {
  /// Finds the average effects of the levels of vignettes.
  ///
  /// - Throws: where the request does not fit the data, or a forbidden pair occurs in them.
  init(factorial request: ModelRequest, of sample: Sample) throws {
    guard let respondent = request.respondent else { throw ModelError.noRespondent }
    guard sample.design.isEmpty else { throw ModelError.factorialDesign }
    guard request.formula.terms.allSatisfy({ $0.count == 1 }) else {
      throw ModelError.factorialProduct
    }
    let dataset = sample.data
    let outcomeColumn = try dataset.column(request.formula.outcome, for: .outcome)
    let everyone = [Bool](repeating: true, count: dataset.rowCount)
    var answers = try OutcomeAnswers(outcomeColumn, request, counted: everyone)
    let outcome = answers.values
    let columns = try request.formula.terms.flatMap(\.self).map { variable in
      try dataset.column(variable.name, for: .predictor).chosen(by: request).categorized()
    }
    let codes = columns.map { $0.modelCodes() }
    let judges = try dataset.column(respondent, for: .respondent).categorized().modelCodes()
    let rows = (0..<dataset.rowCount).filter { row in
      sample.weighs(row) && outcome[row] != nil && judges[row] != nil
        && codes.allSatisfy { $0[row] != nil }
    }
    guard !rows.isEmpty else { throw ModelError.nobody }
    var counts = [Bool](repeating: false, count: dataset.rowCount)
    for row in rows { counts[row] = true }
    try answers.distinct(among: counts)
    for (variable, column) in zip(request.formula.terms.flatMap(\.self), columns)
    where variable.reading != .categories && column.measurement == .numeric {
      let codes = column.modelCodes()
      let found = Set(rows.compactMap { codes[$0] }).count
      guard found <= OutcomeAnswers.numberLimit else {
        throw ModelError.manyLevels(
          column.name, found: found, limit: OutcomeAnswers.numberLimit)
      }
    }
    var notes = sample.notes.map(ModelNote.data) + answers.notes
    let attributes = try VignetteAttributes(columns, codes, request, rows: rows)
    let forbidden = try request.forbidden.map { try attributes.pair($0, rows: rows) }
    let survey = try FactorialSurvey(
      rows.map { outcome[$0] ?? 0 }, attributes: attributes.attributes,
      respondents: rows.map { judges[$0] ?? 0 }, forbidden: forbidden,
      weights: try sample.weights.map { weights in
        try SamplingWeights(rows.map { weights.values[$0] })
      })
    if let weight = sample.weighting.column { notes.append(.weight(weight)) }
    notes += attributes.attributes.map { .reference(item: $0.name, category: $0.levels[0]) }
    notes.append(
      .factorial(
        respondents: survey.respondents, vignettes: survey.vignettes, respondent: respondent))
    if !request.forbidden.isEmpty { notes.append(.forbidden(request.forbidden)) }
    for effect in survey.effects where effect.coefficient == nil {
      let isFirst = attributes.attributes.contains {
        $0.name == effect.attribute && $0.levels[0] == effect.level
      }
      if !isFirst { notes.append(.noSharedLevel("\(effect.attribute): \(effect.level)")) }
    }
    if survey.isPerfect { notes.append(.perfect) }
    if survey.effects.contains(where: { !($0.coefficient?.hasFreedom ?? true) }) {
      notes.append(
        .noFreedom(
          design: survey.respondents - 1,
          coefficients: attributes.attributes.reduce(1) { $0 + $1.levels.count - 1 }))
    }
    self.init(
      request, outcomeLabel: outcomeColumn.label, survey,
      leftOut: sample.weighing.count - rows.count, notes: notes)
  }
}

/// The attributes of vignettes with the levels that occur.
private struct VignetteAttributes {
  let attributes: [FactorialSurvey.Attribute]
  /// For each attribute its column, and the places of its levels among the categories.
  private let sources: [(column: Column, levels: [Int])]

  init(
    _ columns: [Column], _ codes: [[Int?]], _ request: ModelRequest, rows: [Int]
  ) throws(ModelError) {
    var attributes: [FactorialSurvey.Attribute] = []
    var sources: [(column: Column, levels: [Int])] = []
    for (column, codes) in zip(columns, codes) {
      let occurring = Set(rows.compactMap { codes[$0] }).sorted()
      guard occurring.count >= 2 else { throw .constantPredictor(column.name) }
      let present = try column.led(occurring, by: request.references[column.name])
      var placeOf = [Int](repeating: 0, count: column.categories.count)
      for (place, code) in present.enumerated() { placeOf[code] = place }
      attributes.append(
        FactorialSurvey.Attribute(
          name: column.name, levels: present.map { column.categories[$0].label },
          codes: rows.map { row in placeOf[codes[row] ?? 0] }))
      sources.append((column, present))
    }
    try ModelSize(
      terms: attributes.map { ($0.name, Double($0.levels.count - 1)) }, besides: 1
    ).check(rows: rows.count)
    self.attributes = attributes
    self.sources = sources
  }

  /// The places of a forbidden pair, which must not occur.
  func pair(
    _ levels: ModelRequest.ForbiddenLevels, rows: [Int]
  ) throws(ModelError) -> FactorialSurvey.ForbiddenPair {
    let first = try place(levels.firstItem, levels.firstLevel)
    let second = try place(levels.secondItem, levels.secondLevel)
    let occurs = rows.indices.first { place in
      attributes[first.attribute].codes[place] == first.level
        && attributes[second.attribute].codes[place] == second.level
    }
    if let occurs { throw .forbiddenOccurs("\(levels)", row: rows[occurs] + 1) }
    return FactorialSurvey.ForbiddenPair(
      first: first.attribute, firstLevel: first.level, second: second.attribute,
      secondLevel: second.level)
  }

  private func place(
    _ item: String, _ level: String
  ) throws(ModelError) -> (attribute: Int, level: Int) {
    guard let attribute = attributes.firstIndex(where: { $0.name == item }) else {
      throw .forbiddenItem(item)
    }
    let (column, levels) = sources[attribute]
    do throws(CategoryFault) {
      let code = try column.code(named: level, among: levels)
      return (attribute, levels.firstIndex(of: code) ?? 0)
    } catch {
      throw .forbiddenLevel(error)
    }
  }
}
