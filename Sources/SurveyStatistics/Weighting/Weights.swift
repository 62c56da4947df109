/// Why numbers cannot be weights of a kind; rows count from 1.
package enum WeightError: Error, Sendable, Hashable, Codable {
  /// Not a number, infinite or negative.
  case unsound(row: Int)
  /// A frequency that is not a whole number.
  case notWhole(row: Int)
  /// A precision of zero, which would be a variance without end.
  case notPositive(row: Int)
  case allZero
}

extension WeightError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unsound(let row): "the weight of row \(row) is not a finite number from 0 up"
    case .notWhole(let row):
      "the frequency of row \(row) is not a whole number; a share of people is a sampling weight"
    case .notPositive(let row):
      "the precision of row \(row) is zero; leave the row out, or give it a positive precision"
    case .allZero: "every weight is zero; at least one must be positive"
    }
  }
}

/// How many identical observations each row stands for.
package struct FrequencyWeights: Sendable, Hashable {
  package let values: [Int]

  /// - Throws: where a value is not a whole number from 0 up, or all are zero.
  package init(_ numbers: [Double]) throws(WeightError) {
    try checkWeights(numbers)
    if let row = numbers.firstIndex(where: { $0.rounded() != $0 || $0 > 0x1p53 }) {
      throw .notWhole(row: row + 1)
    }
    values = numbers.map { Int($0) }
  }

  /// The number of observations the rows stand for.
  package var observations: Int { values.reduce(0, +) }
}

/// How precisely each row was measured: the inverse of its variance, up to a constant.
package struct PrecisionWeights: Sendable, Hashable {
  package let values: [Double]

  /// - Throws: where a value is not a finite number above 0.
  package init(_ numbers: [Double]) throws(WeightError) {
    try checkWeights(numbers)
    if let row = numbers.firstIndex(of: 0) { throw .notPositive(row: row + 1) }
    values = numbers
  }
}

/// How many people of the population each respondent stands for.
package struct SamplingWeights: Sendable, Hashable {
  package let values: [Double]

  /// - Throws: where a value is not a finite number from 0 up, or all are zero.
  package init(_ numbers: [Double]) throws(WeightError) {
    try checkWeights(numbers)
    values = numbers
  }

  /// Gives every respondent the same weight.
  package init(equal count: Int, weight: Double = 1) {
    precondition(count > 0 && weight > 0 && weight.isFinite, "equal weights are positive")
    values = Array(repeating: weight, count: count)
  }

  package var sum: Double { values.reduce(0, +) }

  /// The weights in the same proportions with another sum.
  package func scaled(toSum total: Double) throws(WeightError) -> SamplingWeights {
    // Through their greatest, so that no sum overflows and none vanishes.
    let greatest = values.max() ?? 1
    let shares = values.map { $0 / greatest }
    let factor = total / shares.reduce(0, +)
    return try SamplingWeights(shares.map { $0 * factor })
  }

  /// The respondents that stand for anybody.
  package var respondents: Int { values.count { $0 > 0 } }

  /// As `WeightSpread` has it.
  package var effectiveSampleSize: Double { spread.effectiveSampleSize }

  /// As `WeightSpread` has it.
  package var designEffect: Double { spread.designEffect }

  package var spread: WeightSpread { WeightSpread(values) }
}

private func checkWeights(_ numbers: [Double]) throws(WeightError) {
  var areSound = true
  var sum = 0.0
  for number in numbers {
    areSound = areSound && number >= 0 && number <= .greatestFiniteMagnitude
    sum += number
  }
  guard areSound else {
    let row = numbers.firstIndex { !($0 >= 0 && $0.isFinite) } ?? 0
    throw .unsound(row: row + 1)
  }
  guard sum > 0 else { throw .allZero }
}
