import Distributions
import Testing

@Suite struct RandomStreamTests {
  @Test func `the generator is xoshiro256++`() {
    // The published C code by Blackman & Vigna from the state 1, 2, 3, 4; also in Rust's rand_xoshiro.
    var stream = RandomStream(state: (1, 2, 3, 4))
    let published: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386,
      9_228_616_714_210_784_205, 9_973_669_472_204_895_162,
    ]
    for value in published { #expect(stream.next() == value) }
  }

  @Test func `the seeding is SplitMix64`() {
    // The published C code by Vigna from the seed 1234567.
    var mixer = SplitMix64(seed: 1_234_567)
    #expect(mixer.next() == 6_457_827_717_110_365_317)
    #expect(mixer.next() == 3_203_168_211_198_807_973)
  }

  @Test func `a stream is the same every time and differs by seed, name and index`() {
    func first(_ seed: UInt64, _ name: StaticString, _ index: Int) -> UInt64 {
      var stream = RandomStream(seed: seed, name: name, index: index)
      return stream.next()
    }
    #expect(first(1, "bootstrap", 0) == first(1, "bootstrap", 0))
    let all = [
      first(1, "bootstrap", 0), first(2, "bootstrap", 0), first(1, "permutation", 0),
      first(1, "bootstrap", 1),
    ]
    #expect(Set(all).count == 4)
  }

  @Test func `whole numbers fall evenly`() {
    var stream = RandomStream(seed: 5, name: "test")
    var counts = [Double](repeating: 0, count: 6)
    for _ in 0..<6000 { counts[stream.below(6)] += 1 }
    let chiSquare = counts.reduce(0) { $0 + ($1 - 1000) * ($1 - 1000) / 1000 }
    #expect(ChiSquareDistribution(degreesOfFreedom: 5).upperTail(chiSquare) > 0.001)
  }

  @Test func `fractions stay below one and a shuffle keeps its elements`() {
    var stream = RandomStream(seed: 5, name: "test")
    let draws = (0..<1000).map { _ in stream.uniform() }
    #expect(draws.allSatisfy { 0 <= $0 && $0 < 1 })
    var values = Array(0..<20)
    stream.shuffle(&values)
    #expect(values != Array(0..<20))
    #expect(values.sorted() == Array(0..<20))
  }

  @Test func `random tables keep their margins and have the hypergeometric distribution`() {
    let sampler = RandomTableSampler(rowTotals: [5, 7, 4], columnTotals: [6, 3, 7])
    var stream = RandomStream(seed: 11, name: "test")
    var cells = [Int](repeating: 0, count: 9)
    var room = [Int](repeating: 0, count: 3)
    var corner = [Double](repeating: 0, count: 6)
    for _ in 0..<4000 {
      sampler.draw(into: &cells, columnsLeft: &room, using: &stream)
      var rows = [0, 0, 0]
      var columns = [0, 0, 0]
      for (index, count) in cells.enumerated() {
        rows[index / 3] += count
        columns[index % 3] += count
      }
      #expect(rows == sampler.rowTotals)
      #expect(columns == sampler.columnTotals)
      corner[cells[0]] += 1
    }
    let null = HypergeometricDistribution(successes: 6, failures: 10, draws: 5)
    let chiSquare = corner.indices.reduce(0.0) { sum, k in
      let expected = 4000 * null.probability(k)
      return sum + (corner[k] - expected) * (corner[k] - expected) / expected
    }
    #expect(ChiSquareDistribution(degreesOfFreedom: 5).upperTail(chiSquare) > 0.001)
  }
}
