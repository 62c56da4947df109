/// Random numbers that a seed determines, the same on every machine and thread count.
///
/// xoshiro256++ (Blackman & Vigna 2021), its state filled by SplitMix64 from the seed, the stream's
/// name and its index. Work that may run on several threads takes one stream for each fixed block of
/// it, so that the draws do not depend on who does the work. All draws are made here and not by the
/// standard library, whose algorithms may change.
package struct RandomStream: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Makes the stream of a name and index under a seed.
  package init(seed: UInt64, name: StaticString, index: Int = 0) {
    let text = name.withUTF8Buffer { bytes in
      // FNV-1a, 64 bits.
      bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
    var mixer = SplitMix64(seed: seed)
    let first = mixer.next() ^ text
    mixer = SplitMix64(seed: first)
    let second = mixer.next() ^ UInt64(bitPattern: Int64(index))
    mixer = SplitMix64(seed: second)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// Makes a stream from a state, for comparison with published sequences.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state.0 | state.1 | state.2 | state.3 != 0, "a state is not all zero")
    self.state = state
  }

  package mutating func next() -> UInt64 {
    let sum = state.0 &+ state.3
    let result = (sum << 23 | sum >> 41) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// Draws a number from 0 up to 1, 1 left out, in steps of 2⁻⁵³.
  package mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Draws a whole number below `bound`, each equally likely (Lemire 2019).
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a whole number is drawn from at least one")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts values into an order drawn at random (Fisher & Yates).
  package mutating func shuffle<Element>(_ values: inout [Element]) {
    guard values.count > 1 else { return }
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, below(last + 1))
    }
  }
}

/// Steele, Lea & Flood's generator, which turns any seed into well-mixed words.
package struct SplitMix64: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
