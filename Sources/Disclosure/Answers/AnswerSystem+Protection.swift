extension AnswerSystem {
  /// What is held back for some targets often helps others: so many are looked at before the rest.
  private static let repairedTogether = 4

  /// Holds numbers back until every target is uncertain.
  ///
  /// For each target that is not, it looks for the cheapest other way to answer in which the target is
  /// as far off as it must seem, and holds back the numbers in which that way differs. The result is
  /// proved by other ways to answer that print exactly what is left.
  ///
  /// - Parameter published: which numbers are printed so far.
  /// A target that what was published before tells by itself is left as it is.
  ///
  /// - Returns: the numbers that are still printed.
  package func protected(_ published: [Bool]) -> [Bool] {
    var published = published
    var attack = AnswerAttack(self)
    if numbers.contains(where: { $0.cost == nil }), !attack.exposed(published).isEmpty {
      let earlier = numbers.map { $0.cost == nil }
      // What is possible where less was printed need not be possible now: it starts anew.
      let told = Set(exposed(earlier))
      guard told.isEmpty else { return without(told).protected(published) }
    }
    while true {
      let exposed = attack.exposed(published, limit: Self.repairedTogether)
      guard let first = exposed.first else { return published }
      let before = published
      for target in exposed where !attack.isMet(target) {
        repair(target, &published, &attack)
      }
      guard published == before else { continue }
      // Only parts of people would do: what touches the target goes, sums of scores before counts.
      let own = Set(targets[first].terms.map(\.variable))
      let touching = numbers.indices.filter { number in
        published[number] && numbers[number].cost != nil
          && numbers[number].terms.contains { own.contains($0.variable) }
      }
      let scored = touching.filter { numbers[$0].terms.contains { abs($0.coefficient) != 1 } }
      // Cells go before totals, and totals before bases.
      let cheapest = touching.compactMap { numbers[$0].cost }.min() ?? 0
      let cheap = touching.filter { (numbers[$0].cost ?? 0) <= 2 * cheapest }
      for number in scored.isEmpty ? cheap : scored { published[number] = false }
      if published == before {
        for number in numbers.indices where numbers[number].cost != nil {
          published[number] = false
        }
      }
      guard published != before else { return published }
    }
  }

  /// The same system without some targets.
  private func without(_ told: Set<Int>) -> AnswerSystem {
    AnswerSystem(
      classes: classes, truth: truth, numbers: numbers,
      targets: targets.indices.filter { !told.contains($0) }.map { targets[$0] })
  }

  /// The targets that do not stay uncertain where some numbers are printed.
  package func exposed(_ published: [Bool]) -> [Int] {
    var attack = AnswerAttack(self)
    return attack.exposed(published)
  }

  private func repair(_ target: Int, _ published: inout [Bool], _ attack: inout AnswerAttack) {
    let need = targets[target]
    let ceiling = Double(classes.reduce(0) { $0 + $1.size }) * 1e4 + 1
    let up = max(need.reach, attack.least[target] + need.width)
    if move(target, to: up...max(up, ceiling), &published, &attack), attack.isMet(target) { return }
    if attack.most[target] < need.reach - 1e-6 {
      _ = move(target, to: need.reach...max(need.reach, ceiling), &published, &attack)
    }
    if !attack.isMet(target) {
      let down = attack.most[target] - need.width
      _ = move(target, to: -ceiling...down, &published, &attack)
    }
  }

  /// Finds the cheapest way to answer that brings a target into a range; false where there is none.
  private func move(
    _ target: Int, to range: ClosedRange<Double>, _ published: inout [Bool],
    _ attack: inout AnswerAttack
  ) -> Bool {
    let free = numbers.indices.filter { published[$0] && numbers[$0].cost != nil }
    let fixed = numbers.indices.filter { published[$0] && numbers[$0].cost == nil }
    var rows = classRows + fixed.map { row(of: $0) }
    var limits = self.limits
    for number in free {
      var row = row(of: number)
      let size =
        1e3 + 2
        * numbers[number].terms.reduce(0) {
          $0 + abs($1.coefficient) * limits[$1.variable].upperBound
        }
      row.terms += [(limits.count, 1), (limits.count + 1, -1)]
      limits += [0...size, 0...size]
      rows.append(row)
    }
    rows.append(
      LinearProgram.Row(
        terms: targets[target].terms.map { ($0.variable, $0.coefficient) },
        lower: range.lowerBound, upper: range.upperBound))
    var program = LinearProgram(limits: limits, rows: rows)
    for (place, number) in free.enumerated() {
      let cost = numbers[number].cost ?? 0
      program.setObjective(cost, of: truth.count + 2 * place)
      program.setObjective(cost, of: truth.count + 2 * place + 1)
    }
    guard let found = program.extreme(.minimum) else { return false }
    for (place, number) in free.enumerated() {
      let moved = found[truth.count + 2 * place] + found[truth.count + 2 * place + 1]
      if moved > 1e-6 { published[number] = false }
    }
    if let whole = Array(found[..<truth.count]).whole { attack.see(whole) }
    return true
  }
}
