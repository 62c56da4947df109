import QuestionnaireModel

/// Where an interview stands on its route; what the route is, the questionnaire decides.
extension Interview {
  package func isUnanswered(_ item: Int) -> Bool {
    let asked = questionnaire.items[item]
    return asked.takesAnswer && !asked.isDerived && sheet[item] == nil
  }

  /// The answers on the route to an item, without those to it and after it.
  func answersBefore(_ item: Int) -> AnswerSheet {
    var before = sheet
    for later in item..<max(item, lastHeld + 1) { before[later] = nil }
    return before
  }

  /// Decides anew which of the answers given from an item on stand on the route.
  ///
  /// An answer whose item's checks no longer hold is set aside too, so that its item is asked again
  /// and no interview completes with answers that contradict each other.
  mutating func reroute(from start: Int) {
    for later in start..<max(start, lastHeld + 1) { sheet[later] = nil }
    for item in start..<max(start, lastHeld + 1) {
      if questionnaire.items[item].isDerived { derive(item) }
      guard !questionnaire.items[item].isDerived, let answer = given[item],
        questionnaire.reaches(item, given: sheet)
      else { continue }
      sheet[item] = answer
      if questionnaire.failedCheck(of: item, given: sheet) != nil { sheet[item] = nil }
    }
    // Only items that are asked later depend on the one answered.
    if let open = firstUnanswered, order.rank(of: open) < order.rank(of: start) { return }
    findFirstUnanswered(from: order.rank(of: start))
  }

  mutating func findFirstUnanswered(from start: Int) {
    for rank in start..<max(start, questionnaire.items.count) {
      let item = order.item(at: rank)
      if questionnaire.items[item].isDerived {
        derive(item)
      } else if isUnanswered(item), questionnaire.reaches(item, given: sheet) {
        firstUnanswered = item
        return
      }
    }
    firstUnanswered = nil
  }

  /// Gives a derived item the value that follows from the answers before it, or was drawn.
  private mutating func derive(_ item: Int) {
    guard questionnaire.reaches(item, given: sheet) else { return }
    if questionnaire.items[item].isDrawn { sheet[item] = given[item] }
    sheet[item] = questionnaire.derivedAnswer(item, given: sheet)
    lastHeld = max(lastHeld, item)
  }

  /// The item after another on the route, or what must be answered before one may go there.
  func place(after item: Int) -> Int? {
    let next = questionnaire.nextReached(
      from: order.rank(of: item) + 1, in: order, given: sheet)
    guard let next else { return firstUnanswered == nil ? nil : restingPlace }
    return canVisit(next) ? next : restingPlace
  }

  /// The first item not answered, or the notes that lead to it: better read twice than never.
  var restingPlace: Int? {
    var place = firstUnanswered
    var before = place.map(order.rank) ?? questionnaire.items.count
    while let item = questionnaire.previousReached(before: before, in: order, given: sheet),
      !questionnaire.items[item].takesAnswer
    {
      place = item
      before = order.rank(of: item)
    }
    return place
  }
}
