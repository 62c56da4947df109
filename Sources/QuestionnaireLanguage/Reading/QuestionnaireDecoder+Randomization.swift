import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Ballots, and what may change places.
extension QuestionnaireDecoder {
  /// Reads the groups of a ballot as the options of an item that is drawn before all others.
  mutating func readBallot(_ node: YAMLNode, at span: SourceSpan) {
    owners = [Self.ballotName]
    defer { owners = [] }
    var options: [AnswerOption] = []
    var weights: [Int] = []
    for entry in node.mapping ?? [] {
      guard let name = name(entry.key), let weight = integer(entry.value, in: 1...1_000) else {
        return
      }
      let label = LocalizedText(Dictionary(uniqueKeysWithValues: languages.map { ($0, name) }))
      options.append(AnswerOption(code: options.count + 1, name: name, label: label))
      weights.append(weight)
    }
    guard options.count >= 2 else {
      report(.tooFewOptions(fewest: 2, at: span))
      return
    }
    guard options.count <= Limits.options else {
      report(.limitExceeded("groups", limit: Limits.options, at: span))
      return
    }
    var item = DraftItem(id: SpannedName(text: Self.ballotName, span: span))
    item.type = .assigned(OptionList(options: options, isOrdered: false), weights: weights)
    item.text = LocalizedText(
      Dictionary(uniqueKeysWithValues: languages.map { ($0, Self.ballotName) }))
    items.append(item)
  }

  /// What conditions call the group drawn.
  private static let ballotName = "ballot"

  /// What is shuffled, units and options.
  struct Shuffles {
    var units: [UnitShuffle] = []
    var options: [OptionShuffle] = []
  }

  /// Makes the shuffles of the file and checks that no order breaks a route.
  mutating func checkedShuffles(_ links: [RouteCheck.Link], _ linkOwners: [[String]]) -> Shuffles {
    var shuffles = Shuffles()
    for (shuffle, span) in unitShuffles() {
      let movable = shuffle.units.indices.filter { !shuffle.pinned.contains($0) }
      guard let first = movable.first, let last = movable.last, first < last else {
        report(.shuffleWithoutEffect("of them", at: span))
        continue
      }
      shuffles.units.append(shuffle)
      let moving = shuffle.units[first].lowerBound..<shuffle.units[last].upperBound
      for item in items[moving] where item.type?.name == "consent" {
        report(.shuffledConsent(item.id.text, at: item.id.span))
      }
      let check = OrderCheck(shuffle, itemCount: items.count)
      for (link, owners) in zip(links, linkOwners) {
        for reference in check.violations(in: link) {
          self.owners = owners
          let name = items[reference.items.lowerBound].id.text
          report(.shuffledDependency(link.owner, needs: name, at: reference.span))
          self.owners = []
        }
      }
    }
    shuffles.options = optionShuffles()
    return shuffles
  }

  private mutating func unitShuffles() -> [(UnitShuffle, SourceSpan)] {
    var shuffles: [(UnitShuffle, SourceSpan)] = []
    for battery in batteries {
      guard let span = battery.rowShuffle else { continue }
      let units = battery.rows.map { $0..<$0 + 1 }
      let pinned = battery.rows.enumerated().filter { items[$0.element].isPinned }.map(\.offset)
      shuffles.append(
        (UnitShuffle(name: "rows:\(battery.id.text)", units: units, pinned: Set(pinned)), span))
    }
    for section in sections {
      guard let span = section.shuffle else { continue }
      let (units, pinned) = units(of: section)
      shuffles.append(
        (UnitShuffle(name: "items:\(section.id.text)", units: units, pinned: pinned), span))
    }
    if let first = shuffledSections.first, let shuffle = sectionShuffle() {
      shuffles.append((shuffle, first.span))
    }
    return shuffles
  }

  /// The rosters, batteries and single items of a section.
  private func units(of section: DraftSection) -> (units: [Range<Int>], pinned: Set<Int>) {
    var units: [Range<Int>] = []
    var pinned: Set<Int> = []
    var next = section.items.lowerBound
    while next < section.items.upperBound {
      let roster = rosters.first { $0.outer == nil && $0.items.contains(next) }
      let battery = items[next].battery.map { batteries[$0] }
      let unit = roster?.items ?? battery?.rows ?? next..<next + 1
      if roster?.isPinned ?? battery?.isPinned ?? items[next].isPinned {
        pinned.insert(units.count)
      }
      units.append(unit)
      next = max(unit.upperBound, next + 1)
    }
    return (units, pinned)
  }

  private mutating func sectionShuffle() -> UnitShuffle? {
    var named: Set<Int> = []
    for name in shuffledSections {
      guard let index = sections.firstIndex(where: { $0.id.text == name.text }) else {
        report(.unknownSection(name.text, known: sections.map(\.id.text), at: name.span))
        continue
      }
      if !named.insert(index).inserted { report(.duplicateWord(name.text, at: name.span)) }
    }
    guard let first = named.min(), let last = named.max() else { return nil }
    let units = (first...last).map { sections[$0].items }
    let pinned = (first...last).filter { !named.contains($0) }.map { $0 - first }
    return UnitShuffle(name: "sections", units: units, pinned: Set(pinned))
  }

  private mutating func optionShuffles() -> [OptionShuffle] {
    var shuffles: [OptionShuffle] = []
    func add(_ id: SpannedName, _ list: OptionList?, _ items: Range<Int>, _ span: SourceSpan?) {
      guard let span, let list, !items.isEmpty else { return }
      owners = [id.text]
      if list.options.count(where: { !$0.isPinned }) < 2 {
        report(.shuffleWithoutEffect("options", at: span))
      } else {
        if list.isOrdered { report(.shuffledScale(at: span)) }
        shuffles.append(OptionShuffle(name: "options:\(id.text)", items: items))
      }
      owners = []
    }
    for battery in batteries {
      add(battery.id, battery.options?.list, battery.rows, battery.optionShuffle)
    }
    for (index, item) in items.enumerated() {
      add(item.id, item.type?.optionList, index..<index + 1, item.optionShuffle)
    }
    return shuffles
  }
}
