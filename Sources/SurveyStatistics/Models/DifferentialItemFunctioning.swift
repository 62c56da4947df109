import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Whether groups with the same trait answer an item differently, by nested ordinal regressions.
///
/// Models of the item on the trait, then the group, then their product (Zumbo 1999; Choi, Gibbons &
/// Crane 2011). The effect size is the gain in Nagelkerke's R², negligible under 0.035 and large from
/// 0.070 (Jodoin & Gierl 2001).
package struct DifferentialItemFunctioning: Sendable, Hashable, Codable {
  package enum Size: String, Sendable, Hashable, Codable, CaseIterable {
    case negligible
    case moderate
    case large
  }

  /// Of group and product together: any difference.
  package let total: Comparison
  /// Of the group alone: a shift that is the same at each level of the trait.
  package let uniform: Comparison
  /// Of the product: a difference that depends on the trait.
  package let nonuniform: Comparison
  package let observations: Int

  /// Two nested models.
  package struct Comparison: HypothesisTest {
    package static let name = "Likelihood-ratio test of differential item functioning"
    package let statistic: Statistic
    package let pValue: PValue
    /// How much more of the variance the larger model explains.
    package let gain: Double

    package var size: Size {
      if gain < 0.035 { return .negligible }
      return gain < 0.070 ? .moderate : .large
    }
  }

  /// The most steps of one iteration: rows that differ times the square of the coefficients.
  static let workLimit = 4_000_000

  /// - Parameters:
  ///   - item: the place of each respondent's answer in the order.
  ///   - groups: the group of each respondent, from 0 up; each occurs.
  /// - Throws: `tooFewGroups`, `workLimitExceeded` where so many rows, answers and groups take too long, or
  ///   as `ProportionalOdds`.
  package init(
    item: [Int], trait: [Double], groups: [Int]
  ) throws(StatisticsError) {
    precondition(
      item.count == trait.count && item.count == groups.count,
      "each respondent has an answer, a trait and a group")
    let present = Set(groups).sorted()
    guard present.count >= 2 else { throw .tooFewGroups(needed: 2, found: present.count) }
    let rows = JoinedRows(item, trait, groups)
    let size = Double(Set(item).count + 2 * present.count)
    guard Double(rows.item.count) * size * size <= Double(Self.workLimit) else {
      throw .workLimitExceeded(limit: Self.workLimit)
    }
    let frequencies: FrequencyWeights
    do throws(WeightError) {
      frequencies = try FrequencyWeights(rows.counts)
    } catch {
      throw .tooFewObservations(needed: 1, found: 0)
    }
    let indicators = present.dropFirst().map { group in
      rows.groups.map { $0 == group ? 1.0 : 0 }
    }
    let products = indicators.map { zip($0, rows.trait).map(*) }
    func fit(_ columns: [[Double]]) throws(StatisticsError) -> Double {
      try ProportionalOdds(
        rows.item,
        on: columns.isEmpty
          ? nil : ModelMatrix(names: columns.indices.map { "x\($0)" }, columns: columns),
        frequencies: frequencies
      ).logLikelihood
    }
    let null = try fit([])
    let base = try fit([rows.trait])
    let shifted = try fit([rows.trait] + indicators)
    let full = try fit([rows.trait] + indicators + products)
    let n = item.count
    func compare(_ small: Double, _ large: Double, _ df: Int) -> Comparison {
      let ratio = max(2 * (large - small), 0)
      let r = { (value: Double) in
        LogisticRegression.nagelkerke(logLikelihood: value, null: null, observations: n)
      }
      return Comparison(
        statistic: Statistic("X²", ratio, degreesOfFreedom: [Double(df)]),
        pValue: PValue(
          ChiSquareDistribution(degreesOfFreedom: Double(df)).upperTail(ratio), .asymptotic),
        gain: r(large) - r(small))
    }
    total = compare(base, full, 2 * indicators.count)
    uniform = compare(base, shifted, indicators.count)
    nonuniform = compare(shifted, full, indicators.count)
    observations = n
  }
}

/// Respondents, with those who differ in nothing counted together.
private struct JoinedRows {
  private(set) var item: [Int] = []
  private(set) var trait: [Double] = []
  private(set) var groups: [Int] = []
  private(set) var counts: [Double] = []

  private struct Key: Hashable {
    let item: Int
    let trait: Double
    let group: Int
  }

  init(_ item: [Int], _ trait: [Double], _ groups: [Int]) {
    var placeOf: [Key: Int] = [:]
    for row in item.indices {
      let key = Key(item: item[row], trait: trait[row], group: groups[row])
      if let place = placeOf[key] {
        counts[place] += 1
      } else {
        placeOf[key] = counts.count
        self.item.append(item[row])
        self.trait.append(trait[row])
        self.groups.append(groups[row])
        counts.append(1)
      }
    }
  }
}
