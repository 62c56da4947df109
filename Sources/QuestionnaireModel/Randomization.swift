/// Units of a questionnaire whose order is drawn: sections, items of a section, rows of a battery.
package struct UnitShuffle: Hashable, Sendable {
  /// The name that its seed is made of.
  package let name: String
  /// The items of each unit; the units follow each other.
  package let units: [Range<Int>]
  /// The units that keep their places.
  package let pinned: Set<Int>

  package init(name: String, units: [Range<Int>], pinned: Set<Int>) {
    self.name = name
    self.units = units
    self.pinned = pinned
  }

  /// The first and the last place that a unit can come to.
  package func places(of unit: Int) -> ClosedRange<Int> {
    guard !pinned.contains(unit) else { return unit...unit }
    let movable = units.indices.filter { !pinned.contains($0) }
    return (movable.first ?? unit)...(movable.last ?? unit)
  }
}

/// Options whose order is drawn, once for all the items that show them.
package struct OptionShuffle: Hashable, Sendable {
  package let name: String
  package let items: Range<Int>

  package init(name: String, items: Range<Int>) {
    self.name = name
    self.items = items
  }
}

/// What was drawn for one interview; it is recorded with its beginning and never drawn again.
package struct Draw: Hashable, Sendable {
  package let seed: Int
  package let assignments: [Assignment]
  package let orders: [Order]

  package init(seed: Int, assignments: [Assignment], orders: [Order]) {
    self.seed = seed
    self.assignments = assignments
    self.orders = orders
  }

  /// The code that an assigned item has.
  package struct Assignment: Hashable, Sendable {
    package let item: ItemID
    package let code: Int

    package init(item: ItemID, code: Int) {
      self.item = item
      self.code = code
    }
  }

  /// The order of something: the places of its units, or the codes of its options, as shown.
  package struct Order: Hashable, Sendable {
    package let name: String
    package let order: [Int]

    package init(name: String, order: [Int]) {
      self.name = name
      self.order = order
    }
  }
}

extension Questionnaire {
  /// Whether anything is drawn for an interview.
  package var needsDraw: Bool {
    !unitShuffles.isEmpty || !optionShuffles.isEmpty || items.contains(where: \.isDrawn)
  }

  /// Draws what an interview needs, the same for the same seed on every machine.
  ///
  /// - Parameter balance: how often each was drawn before, where that is to be evened out.
  package func draw(seed: Int, balance: DrawBalance = DrawBalance()) -> Draw {
    let levels = vignettes.reduce(into: [:]) { levels, vignette in
      levels.merge(vignette.draw(seed: seed, balance: balance)) { first, _ in first }
    }
    let assignments = items.compactMap { item -> Draw.Assignment? in
      if let code = levels[item.id] { return Draw.Assignment(item: item.id, code: code) }
      guard case .assigned(let list, let weights) = item.type else { return nil }
      var generator = ParkMiller(seed: Shuffling.seed(of: item.id.rawValue, in: seed))
      // The first number after a small seed is small too; the second one has forgotten it.
      _ = generator.next()
      var rest = generator.next() * Double(weights.reduce(0, +))
      for (option, weight) in zip(list.options, weights) {
        rest -= Double(weight)
        if rest < 0 { return Draw.Assignment(item: item.id, code: option.code) }
      }
      return list.options.last.map { Draw.Assignment(item: item.id, code: $0.code) }
    }
    let units = unitShuffles.map { shuffle in
      Draw.Order(
        name: shuffle.name,
        order: Shuffling.order(
          of: shuffle.units.count, pinned: shuffle.pinned,
          seed: Shuffling.seed(of: shuffle.name, in: seed)))
    }
    let options = optionShuffles.map { shuffle in
      let options = optionsInFileOrder(shuffle)
      let order = Shuffling.order(
        of: options.count, pinned: Set(options.indices.filter { options[$0].isPinned }),
        seed: Shuffling.seed(of: shuffle.name, in: seed))
      return Draw.Order(name: shuffle.name, order: order.map { options[$0].code })
    }
    let passes = drawnPasses.map { roster, list in
      roster.order(of: list.options.map(\.code), seed: seed, balance: balance)
    }
    return Draw(seed: seed, assignments: assignments, orders: units + options + passes)
  }

  /// Whether a draw fits this questionnaire: everything to draw is there and keeps what is pinned.
  package func accepts(_ draw: Draw) -> Bool {
    let assigned = items.filter(\.isAssigned)
    guard assigned.map(\.id) == draw.assignments.map(\.item),
      zip(assigned, draw.assignments).allSatisfy({ item, assignment in
        item.type.optionList?.option(code: assignment.code) != nil
      }),
      draw.orders.map(\.name)
        == unitShuffles.map(\.name) + optionShuffles.map(\.name)
        + drawnPasses.map(\.roster.orderName)
    else { return false }
    let codes = Dictionary(
      draw.assignments.map { ($0.item, $0.code) }, uniquingKeysWith: { first, _ in first })
    guard vignettes.allSatisfy({ $0.accepts(codes) }) else { return false }
    let passes = zip(drawnPasses, draw.orders.suffix(drawnPasses.count))
      .allSatisfy { $0.list.options.map(\.code).sorted() == $1.order.sorted() }
    let units = zip(unitShuffles, draw.orders).allSatisfy { shuffle, drawn in
      drawn.order.sorted() == Array(shuffle.units.indices)
        && shuffle.pinned.allSatisfy { drawn.order[$0] == $0 }
    }
    let options = zip(optionShuffles, draw.orders.dropFirst(unitShuffles.count))
      .allSatisfy { shuffle, drawn in
        let options = optionsInFileOrder(shuffle)
        return drawn.order.sorted() == options.map(\.code).sorted()
          && options.indices.allSatisfy {
            !options[$0].isPinned || drawn.order[$0] == options[$0].code
          }
      }
    return units && options && passes
  }

  /// The options of an item in the order in which they are shown.
  package func shownOptions(of item: Int, drawn draw: Draw?) -> [AnswerOption] {
    let list = items[item].type.optionList?.options ?? []
    guard let shuffle = optionShuffles.first(where: { $0.items.contains(item) }),
      let drawn = draw?.orders.first(where: { $0.name == shuffle.name })
    else { return list }
    return drawn.order.compactMap { code in list.first { $0.code == code } }
  }

  /// The rosters of which passes are drawn, each with the options of its passes.
  private var drawnPasses: [(roster: Roster, list: OptionList)] {
    rosters.compactMap { roster in
      guard let item = index(of: roster.id), case .drawn(let list, _, _) = items[item].type else {
        return nil
      }
      return (roster, list)
    }
  }

  /// What is drawn before anything is asked, item by item: codes of groups, orders of passes.
  package func drawnAnswers(_ draw: Draw) -> [(item: Int, answer: Answer)] {
    let groups = draw.assignments.compactMap { assignment in
      index(of: assignment.item).map { (item: $0, answer: Answer.choice(assignment.code)) }
    }
    let orders = Dictionary(
      draw.orders.map { ($0.name, $0.order) }, uniquingKeysWith: { first, _ in first })
    let passes = drawnPasses.compactMap { roster, _ -> (item: Int, answer: Answer)? in
      guard let item = index(of: roster.id), let order = orders[roster.orderName] else {
        return nil
      }
      return (item, .ranking(order))
    }
    return groups + passes
  }

  private func optionsInFileOrder(_ shuffle: OptionShuffle) -> [AnswerOption] {
    items[shuffle.items.lowerBound].type.optionList?.options ?? []
  }
}

/// The order in which the items of an interview are asked.
package struct AskingOrder: Hashable, Sendable {
  /// The items in their order; nil where it is the file's.
  private let drawn: [Int]?
  private let ranks: [Int]?
  package let count: Int

  package init(of questionnaire: Questionnaire, drawn draw: Draw?) {
    count = questionnaire.items.count
    guard let draw, !questionnaire.unitShuffles.isEmpty else {
      drawn = nil
      ranks = nil
      return
    }
    var items = Array(0..<count)
    // The narrower units come first, so that wider ones move them as they are.
    let shuffles = questionnaire.unitShuffles
    let narrowFirst = shuffles.indices.sorted { shuffles[$0].span.count < shuffles[$1].span.count }
    for index in narrowFirst {
      let units = shuffles[index].units
      let moved = draw.orders[index].order.flatMap { Array(items[units[$0]]) }
      items.replaceSubrange(shuffles[index].span, with: moved)
    }
    var ranks = Array(repeating: 0, count: count)
    for (rank, item) in items.enumerated() { ranks[item] = rank }
    drawn = items
    self.ranks = ranks
  }

  package func item(at rank: Int) -> Int { drawn?[rank] ?? rank }

  package func rank(of item: Int) -> Int { ranks?[item] ?? item }
}

extension UnitShuffle {
  /// All its items.
  var span: Range<Int> {
    (units.first?.lowerBound ?? 0)..<(units.last?.upperBound ?? 0)
  }
}
