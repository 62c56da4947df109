/// The loops over the rows of a segment, for up to four groups of keys at a time.
///
/// Indices are checked when keys are made and codes are clamped, so that no loop can leave its table.
struct CountingPass<Code: FixedWidthInteger & UnsignedInteger> {
  let kept: Code
  let stride: Int
  let joint: JointKeys

  func run(
    _ codes: UnsafeBufferPointer<Code>, keys: UnsafeBufferPointer<UInt32>,
    counts: UnsafeMutableBufferPointer<UInt32>
  ) {
    let rows = codes.count
    for place in joint.groups.indices {
      let keys = lines(place, keys, rows)
      for row in 0..<rows {
        let slot = Int(truncatingIfNeeded: min(codes[row], kept))
        counts[Int(keys[row]) &* stride &+ slot] &+= 1
      }
    }
  }

  func run(
    _ codes: UnsafeBufferPointer<Code>, keys: UnsafeBufferPointer<UInt32>,
    weights: UnsafeBufferPointer<Double>, counts: UnsafeMutableBufferPointer<UInt32>,
    sums: UnsafeMutableBufferPointer<SIMD2<Double>>
  ) {
    var place = 0
    while place < joint.groups.count {
      switch joint.groups.count - place {
      case 1:
        one(place, codes, keys, weights, counts, sums)
        place += 1
      case 2:
        two(place, codes, keys, weights, counts, sums)
        place += 2
      case 3:
        three(place, codes, keys, weights, counts, sums)
        place += 3
      default:
        four(place, codes, keys, weights, counts, sums)
        place += 4
      }
    }
  }

  private func one(
    _ place: Int, _ codes: UnsafeBufferPointer<Code>, _ keys: UnsafeBufferPointer<UInt32>,
    _ weights: UnsafeBufferPointer<Double>, _ counts: UnsafeMutableBufferPointer<UInt32>,
    _ sums: UnsafeMutableBufferPointer<SIMD2<Double>>
  ) {
    let rows = codes.count
    let first = lines(place, keys, rows)
    for row in 0..<rows {
      let slot = Int(truncatingIfNeeded: min(codes[row], kept))
      let cell = Int(first[row]) &* stride &+ slot
      let weight = weights[row]
      counts[cell] &+= 1
      sums[cell] += SIMD2(weight, weight * weight)
    }
  }

  private func two(
    _ place: Int, _ codes: UnsafeBufferPointer<Code>, _ keys: UnsafeBufferPointer<UInt32>,
    _ weights: UnsafeBufferPointer<Double>, _ counts: UnsafeMutableBufferPointer<UInt32>,
    _ sums: UnsafeMutableBufferPointer<SIMD2<Double>>
  ) {
    let rows = codes.count
    let first = lines(place, keys, rows)
    let second = lines(place + 1, keys, rows)
    for row in 0..<rows {
      let slot = Int(truncatingIfNeeded: min(codes[row], kept))
      let a = Int(first[row]) &* stride &+ slot
      let b = Int(second[row]) &* stride &+ slot
      let weight = SIMD2(weights[row], weights[row] * weights[row])
      counts[a] &+= 1
      counts[b] &+= 1
      sums[a] += weight
      sums[b] += weight
    }
  }

  private func three(
    _ place: Int, _ codes: UnsafeBufferPointer<Code>, _ keys: UnsafeBufferPointer<UInt32>,
    _ weights: UnsafeBufferPointer<Double>, _ counts: UnsafeMutableBufferPointer<UInt32>,
    _ sums: UnsafeMutableBufferPointer<SIMD2<Double>>
  ) {
    let rows = codes.count
    let first = lines(place, keys, rows)
    let second = lines(place + 1, keys, rows)
    let third = lines(place + 2, keys, rows)
    for row in 0..<rows {
      let slot = Int(truncatingIfNeeded: min(codes[row], kept))
      let a = Int(first[row]) &* stride &+ slot
      let b = Int(second[row]) &* stride &+ slot
      let c = Int(third[row]) &* stride &+ slot
      let weight = SIMD2(weights[row], weights[row] * weights[row])
      counts[a] &+= 1
      counts[b] &+= 1
      counts[c] &+= 1
      sums[a] += weight
      sums[b] += weight
      sums[c] += weight
    }
  }

  private func four(
    _ place: Int, _ codes: UnsafeBufferPointer<Code>, _ keys: UnsafeBufferPointer<UInt32>,
    _ weights: UnsafeBufferPointer<Double>, _ counts: UnsafeMutableBufferPointer<UInt32>,
    _ sums: UnsafeMutableBufferPointer<SIMD2<Double>>
  ) {
    let rows = codes.count
    let first = lines(place, keys, rows)
    let second = lines(place + 1, keys, rows)
    let third = lines(place + 2, keys, rows)
    let fourth = lines(place + 3, keys, rows)
    for row in 0..<rows {
      let slot = Int(truncatingIfNeeded: min(codes[row], kept))
      let a = Int(first[row]) &* stride &+ slot
      let b = Int(second[row]) &* stride &+ slot
      let c = Int(third[row]) &* stride &+ slot
      let d = Int(fourth[row]) &* stride &+ slot
      let weight = SIMD2(weights[row], weights[row] * weights[row])
      counts[a] &+= 1
      counts[b] &+= 1
      counts[c] &+= 1
      counts[d] &+= 1
      sums[a] += weight
      sums[b] += weight
      sums[c] += weight
      sums[d] += weight
    }
  }

  private func lines(
    _ place: Int, _ keys: UnsafeBufferPointer<UInt32>, _ rows: Int
  ) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: keys[place * rows..<(place + 1) * rows])
  }
}
