/// How many people of the population each category of an item holds.
package struct CategoryMargin: Sendable {
  package let name: String
  /// The names of the categories, for messages.
  package let categories: [String]
  /// The category of each row, from 0 up.
  package let codes: CategoryCodes
  /// The people of the population in each category.
  package let totals: [Double]

  package init(name: String, categories: [String], codes: CategoryCodes, totals: [Double]) {
    precondition(
      categories.count == totals.count
        && codes.categoryOfSlot.allSatisfy { 0 <= $0 && Int($0) < totals.count },
      "each row has a category, and each category a total")
    self.name = name
    self.categories = categories
    self.codes = codes
    self.totals = totals
  }

  package init(name: String, categories: [String], codes: [Int32], totals: [Double]) {
    self.init(name: name, categories: categories, codes: CategoryCodes(codes), totals: totals)
  }

  package var sum: Double { totals.reduce(0, +) }
}

/// The sum of a number over the population.
package struct NumericMargin: Sendable {
  package let name: String
  package let values: [Double]
  package let total: Double

  package init(name: String, values: [Double], total: Double) {
    precondition(values.allSatisfy(\.isFinite) && total.isFinite, "a margin's numbers are finite")
    self.name = name
    self.values = values
    self.total = total
  }
}

/// What is known of a population, and that a sample's weights are fitted to.
package struct CalibrationTargets: Sendable {
  package let margins: [CategoryMargin]
  package let numbers: [NumericMargin]
  /// The rows' combinations of the margins' categories.
  let keys: JointKeys

  /// - Throws: where two margins do not sum to the same number of people.
  package init(_ margins: [CategoryMargin], numbers: [NumericMargin] = []) throws(WeightingError) {
    precondition(!margins.isEmpty, "weights are fitted to at least one item's margin")
    for margin in margins {
      if let place = margin.totals.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .impossibleTotal(margin: margin.name, category: margin.categories[place])
      }
      guard abs(margin.sum - margins[0].sum) <= 1e-6 * margins[0].sum, margin.sum > 0 else {
        throw .marginsDisagree(
          margins[0].name, sum: margins[0].sum, other: margin.name, otherSum: margin.sum)
      }
    }
    self.margins = margins
    self.numbers = numbers
    keys = JointKeys(margins)
  }

  var people: Double { margins[0].sum }

  /// Refuses categories that the sample or the population has and the other has not.
  ///
  /// - Parameter sums: the weight of each combination.
  func check(sums: [Double]) throws(WeightingError) {
    for (place, margin) in margins.enumerated() {
      let categories = keys.margin(place, of: sums, categories: margin.totals.count)
      for (place, sum) in categories.enumerated() {
        if sum == 0, margin.totals[place] > 0 {
          throw .emptyCategory(margin: margin.name, category: margin.categories[place])
        }
        if sum > 0, margin.totals[place] == 0 {
          throw .absentCategory(margin: margin.name, category: margin.categories[place])
        }
      }
    }
  }

  /// For each margin the sums of its categories, from those of combinations.
  func marginTotals<Number: Numeric>(of sums: [Number]) -> [[Number]] {
    margins.indices.map {
      keys.margin($0, of: sums, categories: margins[$0].totals.count)
    }
  }
}

/// Why weights cannot be fitted to a population.
package enum WeightingError: Error, Sendable, Hashable, Codable {
  /// A total is negative or not a number.
  case impossibleTotal(margin: String, category: String)
  /// Two margins count different numbers of people.
  case marginsDisagree(String, sum: Double, other: String, otherSum: Double)
  /// The population has people in a category, and the sample has none.
  case emptyCategory(margin: String, category: String)
  /// The sample has people in a category that the population has not.
  case absentCategory(margin: String, category: String)
  /// Some margin stays off, whatever the weights: answers that occur together rule it out.
  case noConvergence(margin: String, gap: Double, iterations: Int)
  /// The bounds leave no weights that meet a margin.
  case boundsUnattainable(margin: String, gap: Double)
  /// Some weights are below zero, and an analysis takes none of these.
  case negativeWeights(Int)
}

extension WeightingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .impossibleTotal(let margin, let category):
      "category '\(category)' of margin '\(margin)' has no possible total; give a number from 0 up"
    case .marginsDisagree(let first, let sum, let other, let otherSum):
      "margin '\(first)' counts \(sum) people and margin '\(other)' \(otherSum); all margins must "
        + "sum to the same"
    case .emptyCategory(let margin, let category):
      "nobody in the sample is in category '\(category)' of margin '\(margin)'; join it with "
        + "another category"
    case .absentCategory(let margin, let category):
      "the sample has people in category '\(category)' of margin '\(margin)', and the population "
        + "none; give the category its share, or leave these people out"
    case .noConvergence(let margin, let gap, let iterations):
      "margin '\(margin)' is still off by \(percent(gap)) after \(iterations) iterations; some "
        + "answers never occur together in the sample, so join categories or drop a margin"
    case .boundsUnattainable(let margin, let gap):
      "no weights within the bounds meet margin '\(margin)', which stays off by \(percent(gap)); "
        + "widen the bounds or join categories"
    case .negativeWeights(let count):
      "\(count) weights are below zero, which no analysis takes; give bounds, or rake"
    }
  }

  private func percent(_ share: Double) -> String {
    "\((share * 10_000).rounded() / 100)%"
  }
}
