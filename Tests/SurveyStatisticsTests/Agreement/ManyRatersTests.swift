import SurveyStatistics
import Testing

// Expected values: Python fractions from the definitions; R's irr prints .43024452 (z 17.65),
// .44180854 and .45941214 for the diagnoses.

@Suite struct ManyRatersTests {
  /// Diagnoses of 30 patients by six psychiatrists; Fleiss 1971, irr's `diagnoses`.
  private let diagnoses = [
    [3, 3, 3, 3, 3, 3], [1, 1, 1, 4, 4, 4], [1, 2, 2, 2, 2, 4], [4, 4, 4, 4, 4, 4],
    [1, 1, 1, 3, 3, 3], [0, 0, 2, 2, 2, 2], [2, 2, 2, 2, 4, 4], [0, 0, 2, 2, 2, 3],
    [0, 0, 3, 3, 3, 3], [4, 4, 4, 4, 4, 4], [0, 3, 3, 3, 3, 3], [0, 1, 3, 3, 3, 3],
    [1, 1, 1, 2, 2, 2], [0, 3, 3, 3, 3, 3], [1, 1, 3, 3, 3, 4], [2, 2, 2, 2, 2, 4],
    [0, 0, 0, 3, 4, 4], [0, 0, 0, 0, 0, 1], [1, 1, 3, 3, 3, 3], [0, 2, 2, 4, 4, 4],
    [4, 4, 4, 4, 4, 4], [1, 3, 3, 3, 3, 3], [1, 1, 3, 4, 4, 4], [0, 0, 3, 3, 3, 3],
    [0, 3, 3, 3, 3, 4], [1, 1, 1, 1, 1, 3], [0, 0, 0, 0, 4, 4], [1, 1, 3, 3, 3, 3],
    [0, 2, 2, 2, 2, 2], [4, 4, 4, 4, 4, 4],
  ]
  /// Ten subjects, fourteen raters, five categories; the example of Wikipedia's "Fleiss' kappa".
  private let wikipedia = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
  ]
  /// Reliability data C of four observers; Krippendorff 2011.
  private let observers: [[Double?]] = [
    [1, 1, nil, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
    [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [nil, 5, 5, 5], [nil, nil, 1, 1],
    [nil, 3, nil, nil],
  ]

  @Test func `the diagnoses agree with irr`() throws {
    let ratings = try CompleteRatings(diagnoses, categories: 5)
    let fleiss = try FleissKappa(counts: ratings.counts)
    #expect(isClose(fleiss.estimate.value, 0.43024452006014086))
    #expect(isClose(try #require(fleiss.independenceTest).statistic.value, 17.651830582991366))
    let identified = try IdentifiedRatersKappa(ratings)
    #expect(isClose(identified.conger, 0.441808540329333))
    #expect(isClose(try #require(identified.light), 0.45941214443459544))
  }

  @Test func `Wikipedia's example agrees, and Randolph's kappa is another`() throws {
    let kappa = try FleissKappa(counts: wikipedia)
    #expect(isClose(kappa.estimate.value, 0.20993070442195524))
    #expect(isClose(kappa.freeMarginalKappa, 0.22252747252747251))
    #expect(kappa.confidenceInterval() == nil)
  }

  @Test func `of two raters Conger's and Light's kappa are Cohen's`() throws {
    let ratings = try CompleteRatings(diagnoses.map { [$0[1], $0[4]] }, categories: 5)
    let cohen = try CohenKappa(ratings.table(0, 1)).estimate.value
    let identified = try IdentifiedRatersKappa(ratings)
    #expect(isClose(identified.conger, cohen))
    #expect(isClose(try #require(identified.light), cohen))
  }

  @Test(
    arguments: [
      (KrippendorffAlpha.Metric.nominal, 0.743421052631579), (.ordinal, 0.8153875037548813),
      (.interval, 0.8491071428571428), (.ratio, 0.797402774711612),
    ])
  func `Krippendorff's example agrees at each level`(
    metric: KrippendorffAlpha.Metric, value: Double
  ) throws {
    let alpha = try KrippendorffAlpha(observers, metric: metric)
    #expect(isClose(alpha.value, value))
    #expect(alpha.pairableUnits == 11)
    #expect(alpha.pairableRatings == 40)
  }

  // R 4.2.2, 200,000 resamples of 55 pairs from the coincidences, drawn by sample(); one pair of
  // nominal ratings moves α by .023.
  @Test(
    arguments: [
      (KrippendorffAlpha.Metric.nominal, 0.603469, 0.860048, 0.0690852, 0.0182),
      (.interval, 0.708766, 0.949351, 0.0636781, 0.00096),
    ])
  func `the bootstrap draws coincidences, as Hayes and Krippendorff do`(
    metric: KrippendorffAlpha.Metric, lower: Double, upper: Double, error: Double, below: Double
  ) throws {
    let alpha = try KrippendorffAlpha(observers, metric: metric)
    let bootstrap = KrippendorffBootstrap(alpha, replicates: 4_000, seed: 1)
    #expect(bootstrap.value == alpha.value)
    let interval = bootstrap.confidenceInterval()
    #expect(abs(interval.lower - lower) < 0.03 && abs(interval.upper - upper) < 0.03)
    #expect(abs(bootstrap.standardError - error) < 0.003)
    #expect(abs(bootstrap.shareBelow(0.6) - below) < 0.008)
    #expect(bootstrap == KrippendorffBootstrap(alpha, replicates: 4_000, seed: 1))
    #expect(bootstrap != KrippendorffBootstrap(alpha, replicates: 4_000, seed: 2))
  }

  @Test func `resamples that all agree on one value count as no agreement`() throws {
    // Nine units of ten agree on 1 and one on 2: nearly every tenth resample holds ones only.
    let units: [[Double?]] = Array(repeating: [1, 1], count: 18) + [[2, 2], [2, 2]]
    let alpha = try KrippendorffAlpha(units, metric: .nominal)
    #expect(alpha.value == 1)
    let bootstrap = KrippendorffBootstrap(alpha, replicates: 2_000, seed: 4)
    // .9²⁰ + .1²⁰ = .1216.
    #expect(abs(bootstrap.shareBelow(0.5) - 0.1216) < 0.03)
    #expect(bootstrap.confidenceInterval().upper == 1)
  }

  @Test func `a unit with one rating changes nothing`() throws {
    let without = try KrippendorffAlpha(Array(observers.dropLast()), metric: .ordinal)
    #expect(try KrippendorffAlpha(observers, metric: .ordinal) == without)
  }

  @Test func `nominal alpha without gaps is Fleiss's kappa for a finite sample`() throws {
    // α = 1 − (1 − κ)(nm − 1)/(nm) for n units with m ratings.
    let fleiss = try FleissKappa(
      counts: try CompleteRatings(diagnoses, categories: 5).counts
    ).estimate.value
    let alpha = try KrippendorffAlpha(
      diagnoses.map { $0.map { Double($0) } }, metric: .nominal)
    #expect(isClose(alpha.value, 1 - (1 - fleiss) * 179 / 180))
  }

  @Test func `one category leaves agreement undefined`() {
    #expect(throws: StatisticsError.indeterminate) { try FleissKappa(counts: [[3, 0], [3, 0]]) }
    #expect(throws: StatisticsError.indeterminate) {
      try KrippendorffAlpha([[1, 1], [1, nil, 1]], metric: .nominal)
    }
    #expect(throws: StatisticsError.tooFewObservations(needed: 2, found: 0)) {
      try KrippendorffAlpha([[1, nil], [nil, 2]], metric: .interval)
    }
  }
}
