/// Fitted weights in the least memory: most rows share theirs with others, or began with one.
enum FittedValues: Sendable {
  /// All rows began alike: the weight of each combination of categories.
  case byCombination([Double], JointKeys)
  /// Rows began with weights of their own, and each combination has a factor.
  case scaled(SamplingWeights, by: [Double], JointKeys)
  case byRow([Double])

  init(_ start: SamplingWeights?, _ factors: [Double], _ keys: JointKeys) {
    self =
      start.map { .scaled($0, by: factors, keys) }
      ?? .byCombination(factors, keys)
  }
}

extension CalibratedWeights {
  /// The weights as those of a sample, made anew at each call; none of them may be negative.
  package var weights: SamplingWeights {
    precondition(negative == 0, "people of the population are not counted below zero")
    guard let weights = try? SamplingWeights(rowWeights) else {
      preconditionFailure("calibrated weights are finite and sum to a positive total")
    }
    return weights
  }

  /// The weight of each row, negative ones too, made anew at each call.
  package var rowWeights: [Double] {
    switch values {
    case .byRow(let weights): weights
    case .scaled(let start, let factors, let keys): keys.scaled(start.values, by: factors)
    case .byCombination(let weights, let keys):
      keys.blocks.flatMap { $0.map { weights[Int($0)] } }
    }
  }

  /// The weights of some rows.
  package func weights(of rows: Range<Int>) -> [Double] {
    switch values {
    case .byRow(let weights): Array(weights[rows])
    case .scaled(let start, let factors, let keys):
      keys.scaled(start.values, by: factors, rows: rows)
    case .byCombination(let weights, let keys): rows.map { weights[keys[$0]] }
    }
  }

  /// The weight of each combination of categories; nil where rows of a combination differ.
  package var sharedWeights: [Double]? {
    guard case .byCombination(let weights, _) = values else { return nil }
    return weights
  }

  /// The combination of categories of a row whose weight is shared.
  package func combinations(of rows: Range<Int>) -> [Int32] {
    guard case .byCombination(_, let keys) = values else {
      preconditionFailure("only shared weights are told by their combinations")
    }
    return rows.map { Int32(keys[$0]) }
  }
}
