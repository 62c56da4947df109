package import QuestionnaireModel

extension Interview {
  /// Begins an interview that is keyed in from a paper form.
  ///
  /// A form without a number of its copy was printed in the questionnaire's own order.
  ///
  /// - Parameter copy: the number that the copy's orders, groups and vignettes were drawn from.
  /// - Throws: `seedNeeded` where copies differ by more than an order.
  package init(
    onPaper questionnaire: Questionnaire, in language: Language, copy: Int?
  ) throws(InterviewFault) {
    guard questionnaire.needsDraw, copy == nil else {
      try self.init(of: questionnaire, in: language, seed: copy)
      return
    }
    guard let printed = questionnaire.printedDraw else { throw .seedNeeded }
    try self.init(of: questionnaire, in: language, drawn: printed)
  }
}

extension Interview {
  /// The same form at its beginning, to be keyed again with the orders of its copy.
  package func begunAnew(in language: Language?) throws(InterviewFault) -> Interview {
    try Interview(of: questionnaire, in: language ?? firstLanguage, drawn: draw)
  }
}

extension Questionnaire {
  /// The draw of a form printed as the questionnaire is written; nil where something must be drawn.
  ///
  /// Its seed is 0, which no draw has.
  var printedDraw: Draw? {
    guard !items.contains(where: \.isDrawn) else { return nil }
    let units = unitShuffles.map {
      Draw.Order(name: $0.name, order: Array($0.units.indices))
    }
    let options = optionShuffles.map { shuffle in
      Draw.Order(
        name: shuffle.name,
        order: (items[shuffle.items.lowerBound].type.optionList?.options ?? []).map(\.code))
    }
    return Draw(seed: 0, assignments: [], orders: units + options)
  }
}
