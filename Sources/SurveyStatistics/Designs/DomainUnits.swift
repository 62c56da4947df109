/// How many primary units and strata hold somebody of each of several domains, and of each two.
///
/// The degrees of freedom of an estimate are the units less the strata that hold somebody of those whom it
/// is about (Korn & Graubard 1999, §5.2; R's `degf` of a subset of a linearized design).
struct DomainUnits: Sendable {
  /// What is seen of each domain and, of each two, in both: by the first, then by the second.
  private struct Tally {
    var own: [Int]
    /// Empty where pairs are not asked for.
    var shared: [Int32]

    init(_ count: Int, withPairs: Bool) {
      own = Array(repeating: 0, count: count)
      shared = withPairs ? Array(repeating: 0, count: count * count) : []
    }

    mutating func add(_ seen: [Int]) {
      let count = own.count
      for domain in seen {
        own[domain] += 1
        guard !shared.isEmpty else { continue }
        for other in seen { shared[domain * count + other] += 1 }
      }
    }

    func either(_ first: Int, _ second: Int) -> Int {
      own[first] + own[second] - Int(shared[first * own.count + second])
    }
  }

  private var units: Tally
  private var strata: Tally

  /// - Parameters:
  ///   - layers: for each row its domain, or a negative number, in each of several layers.
  ///   - count: the number of domains.
  ///   - withPairs: whether degrees of freedom of two domains together will be asked for.
  init(
    _ stage: IndexedStage, layers: [[Int32]], count: Int, weights: [Double], withPairs: Bool
  ) {
    units = Tally(count, withPairs: withPairs)
    strata = units
    let (unitsByStratum, start) = sortedByCode(stage.stratumOfUnit, count: stage.sampled.count)
    var lastUnit = [Int](repeating: -1, count: count)
    var lastStratum = lastUnit
    var inUnit: [Int] = []
    var inStratum: [Int] = []
    for stratum in stage.sampled.indices {
      for place in start[stratum]..<start[stratum + 1] {
        let unit = Int(unitsByStratum[place])
        let rows =
          stage.unitOfRow == nil
          ? unit..<unit + 1 : stage.unitStart[unit]..<stage.unitStart[unit + 1]
        for domains in layers {
          for position in rows {
            let row = stage.unitOfRow == nil ? position : Int(stage.rowsByUnit[position])
            let domain = Int(domains[row])
            guard domain >= 0, weights[row] > 0, lastUnit[domain] != unit else { continue }
            lastUnit[domain] = unit
            inUnit.append(domain)
          }
        }
        units.add(inUnit)
        for domain in inUnit where lastStratum[domain] != stratum {
          lastStratum[domain] = stratum
          inStratum.append(domain)
        }
        inUnit.removeAll(keepingCapacity: true)
      }
      strata.add(inStratum)
      inStratum.removeAll(keepingCapacity: true)
    }
  }

  /// The degrees of freedom of a domain.
  func degreesOfFreedom(_ domain: Int) -> Int { units.own[domain] - strata.own[domain] }

  /// The degrees of freedom of those in one domain or another.
  func degreesOfFreedom(_ first: Int, _ second: Int) -> Int {
    units.either(first, second) - strata.either(first, second)
  }
}
