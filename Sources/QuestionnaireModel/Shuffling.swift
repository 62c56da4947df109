/// The shuffle that ODK specifies, so that orders agree with those of its forms.
///
/// Source: the XForms specification of ODK, function `randomize`: the generator of Park and Miller
/// (1988) and the inside-out shuffle of Fisher and Yates.
package enum Shuffling {
  /// The order of so many things: the position of the thing that comes first, second, and so on.
  package static func order(of count: Int, seed: Int) -> [Int] {
    var generator = ParkMiller(seed: seed)
    var order: [Int] = []
    order.reserveCapacity(count)
    for position in 0..<count {
      let place = Int(generator.next() * Double(position + 1))
      if place == position {
        order.append(position)
      } else {
        order.append(order[place])
        order[place] = position
      }
    }
    return order
  }

  /// The order of things of which some keep their places.
  package static func order(of count: Int, pinned: Set<Int>, seed: Int) -> [Int] {
    let movable = (0..<count).filter { !pinned.contains($0) }
    let shuffled = order(of: movable.count, seed: seed)
    var result = Array(0..<count)
    for (place, drawn) in zip(movable, shuffled) { result[place] = movable[drawn] }
    return result
  }

  /// The seeds that people and interviews choose from.
  package static let seeds = 1...ParkMiller.modulus - 1

  /// The seed of one thing to draw, made of the interview's seed and the thing's name.
  ///
  /// With one seed for all, lists of one length would all be shuffled alike. It is the 64-bit FNV-1a
  /// hash of the seed, a colon and the name, brought into the range of seeds.
  package static func seed(of name: String, in interview: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(interview):\(name)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return Int(hash % UInt64(ParkMiller.modulus - 1)) + 1
  }
}

/// The minimal standard generator of Park and Miller.
struct ParkMiller {
  static let modulus = 2_147_483_647
  private var state: Int

  init(seed: Int) {
    let remainder = seed % Self.modulus
    state = remainder <= 0 ? remainder + Self.modulus - 1 : remainder
  }

  /// The next number, at least 0 and below 1.
  mutating func next() -> Double {
    state = state * 16_807 % Self.modulus
    return Double(state - 1) / Double(Self.modulus - 1)
  }
}
