import SurveyStatistics
import Testing

@Suite struct AnalysisOfVarianceTests {
  private func summaries(_ groups: [[Double]]) throws -> [SampleSummary] {
    try groups.map { values in try SampleSummary(values) }
  }

  @Test func `F agrees with NIST's certified values`() throws {
    // NIST StRD certifies 15 digits; the data of the harder sets hold fewer in doubles.
    let silicon = try OneWayANOVA(try summaries(CertifiedSamples.silicon))
    #expect(isClose(silicon.statistic.value, 1.18046237440255, relative: 1e-12))
    let silver = try OneWayANOVA(try summaries(CertifiedSamples.silver))
    #expect(isClose(silver.statistic.value, 15.9467335677930, relative: 1e-9))
    let easy = try OneWayANOVA(try summaries(CertifiedSamples.simonLesage(origin: 1)))
    #expect(isClose(easy.statistic.value, 21, relative: 1e-12))
    // At an origin of a million a double holds the tenths to 1e-10 only, whatever is computed.
    let hard = try OneWayANOVA(try summaries(CertifiedSamples.simonLesage(origin: 1_000_000)))
    #expect(isClose(hard.statistic.value, 21, relative: 1e-8))
  }

  @Test func `plants agree with R`() throws {
    let groups = try summaries(PublishedSamples.plants)
    // R 4.2.2 oneway.test(weight ~ group, PlantGrowth), var.equal = TRUE and FALSE.
    let fisher = try OneWayANOVA(groups)
    #expect(isClose(fisher.statistic.value, 4.846087862380137))
    #expect(isClose(fisher.pValue.value, 0.01590995832562291))
    let welch = try WelchANOVA(groups)
    #expect(isClose(welch.statistic.value, 5.180972408113189))
    #expect(isClose(welch.statistic.degreesOfFreedom[1], 17.12841861664413))
    #expect(isClose(welch.pValue.value, 0.01739282149017))
  }

  @Test func `eta squared has the noncentral interval`() throws {
    let test = try OneWayANOVA(try summaries(PublishedSamples.plants))
    // SciPy 1.17.1 ncf and brentq; the closed form for η².
    #expect(isClose(test.etaSquared, 2 * 4.846087862380137 / (2 * 4.846087862380137 + 27)))
    #expect(isClose(test.explainedShareInterval().lower, 0.00990396856206032, relative: 1e-8))
    #expect(isClose(test.explainedShareInterval().upper, 0.4638964673063075))
    #expect(test.omegaSquared < test.etaSquared)
  }

  @Test func `of two groups F is the square of t`() throws {
    let groups = try summaries([PublishedSamples.firstDrug, PublishedSamples.secondDrug])
    let student = try TwoSampleTTest(groups[0], groups[1], variances: .equal).statistic.value
    #expect(isClose(try OneWayANOVA(groups).statistic.value, student * student))
    let welch = try TwoSampleTTest(groups[0], groups[1])
    #expect(isClose(try WelchANOVA(groups).statistic.value, student * student))
    #expect(
      isClose(
        try WelchANOVA(groups).statistic.degreesOfFreedom[1], welch.statistic.degreesOfFreedom[0]))
  }

  @Test func `Tukey's comparisons agree with R`() throws {
    let family = try PairwiseMeans(try summaries(PublishedSamples.plants), method: .tukeyKramer)
    // R 4.2.2 TukeyHSD: its ptukey is right to about nine digits, hence the looser p and ends.
    let adjusted = family.comparisons.map(\.adjustedPValue.value)
    #expect(isClose(adjusted[0], 0.3908711442021247, relative: 1e-8))
    #expect(isClose(adjusted[1], 0.1979959912997082, relative: 1e-8))
    #expect(isClose(adjusted[2], 0.0120064239794527, relative: 1e-8))
    let interval = family.confidenceInterval(of: family.comparisons[2])
    #expect(isClose(-interval.lower, 1.5562160514104586, relative: 1e-8))
    #expect(isClose(-interval.upper, 0.1737839485895418, relative: 1e-8))
  }

  @Test func `Games and Howell's comparisons agree on the penguins`() throws {
    let groups = try summaries(Penguins.bodyMass)
    let family = try PairwiseMeans(groups, method: .gamesHowell)
    // R 4.2.2 t.test of each pair: statistic and parameter; pingouin 0.7.0 prints the same.
    #expect(isClose(family.comparisons[1].statistic.value, -23.38602766996551))
    #expect(isClose(family.comparisons[1].statistic.degreesOfFreedom[0], 249.6425536313115))
    #expect(isClose(family.comparisons[0].statistic.value, -0.5430902472363278))
    #expect(
      isClose(family.comparisons[0].adjustedPValue.value, 0.8501540239730651, relative: 1e-8))
    #expect(isClose(try WelchANOVA(groups).statistic.value, 317.5722671041561))
  }

  @Test func `of two groups Tukey's p is Student's`() throws {
    let groups = try summaries([PublishedSamples.firstDrug, PublishedSamples.secondDrug])
    let family = try PairwiseMeans(groups, method: .tukeyKramer)
    #expect(isClose(family.comparisons[0].adjustedPValue.value, 0.07918671421593818))
    let welch = try PairwiseMeans(groups, method: .gamesHowell)
    #expect(isClose(welch.comparisons[0].adjustedPValue.value, 0.07939414018735817))
  }

  @Test func `groups that cannot answer are refused`() throws {
    let one = try SampleSummary([1, 2])
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) { try OneWayANOVA([one]) }
    #expect(throws: StatisticsError.zeroVariance) {
      try WelchANOVA([one, try SampleSummary([3, 3])])
    }
  }
}
