/// Ratings of the same subjects by the same raters, in categories counted from 0.
///
/// Every subject is rated by every rater; for missing ratings use Krippendorff's α.
package struct CompleteRatings: Sendable, Hashable, Codable {
  /// One row for each subject, one rating for each rater.
  package let ratings: [[Int]]
  package let categories: Int

  /// - Throws: `tooFewObservations` for no subjects or `tooFewGroups` for fewer than two raters.
  package init(_ ratings: [[Int]], categories: Int) throws(StatisticsError) {
    guard let raters = ratings.first?.count else {
      throw .tooFewObservations(needed: 1, found: 0)
    }
    guard raters >= 2 else { throw .tooFewGroups(needed: 2, found: raters) }
    precondition(ratings.allSatisfy { $0.count == raters }, "every rater rates every subject")
    precondition(
      ratings.allSatisfy { $0.allSatisfy { (0..<categories).contains($0) } },
      "a rating is one of the categories")
    self.ratings = ratings
    self.categories = categories
  }

  package var raters: Int { ratings[0].count }

  /// How many raters put each subject into each category.
  package var counts: [[Int]] {
    ratings.map { row in
      row.reduce(into: [Int](repeating: 0, count: categories)) { $0[$1] += 1 }
    }
  }

  /// The table of two raters' ratings.
  package func table(_ first: Int, _ second: Int) -> ContingencyTable {
    ContingencyTable(
      rowIndices: ratings.map { $0[first] }, columnIndices: ratings.map { $0[second] },
      rows: categories, columns: categories)
  }
}

/// Fleiss's κ: agreement of a constant number of raters beyond chance, whoever they are.
///
/// Chance takes all raters to use the categories in the same shares; Fleiss 1971. The test's standard
/// error holds under chance agreement (Fleiss, Nee & Landis 1979); no interval follows from it.
package struct FleissKappa: OrdinalAssociation {
  package static let name = "Fleiss's κ"

  package let estimate: Estimate
  package let nullStandardError: Double
  package let observedAgreement: Double
  package let subjects: Int
  package let raters: Int
  /// Randolph's κ, which takes chance to choose every category alike.
  package let freeMarginalKappa: Double

  package var sampleSize: Double { Double(subjects) }

  /// Makes κ from how many raters put each subject into each category.
  ///
  /// - Throws: `tooFewObservations`, `tooFewGroups` for fewer than two raters, or `indeterminate`
  ///   where only one category was used.
  package init(counts: [[Int]]) throws(StatisticsError) {
    guard let first = counts.first else { throw .tooFewObservations(needed: 1, found: 0) }
    let raters = first.reduce(0, +)
    guard raters >= 2 else { throw .tooFewGroups(needed: 2, found: raters) }
    precondition(
      counts.allSatisfy { $0.count == first.count && $0.reduce(0, +) == raters },
      "every subject has as many ratings, in the same categories")
    let (n, m) = (Double(counts.count), Double(raters))
    let shares = first.indices.map { category in
      counts.reduce(0) { $0 + Double($1[category]) } / (n * m)
    }
    let agreement =
      counts.reduce(0) { sum, row in
        sum + row.reduce(0) { $0 + Double($1 * ($1 - 1)) }
      } / (n * m * (m - 1))
    let chance = shares.reduce(0) { $0 + $1 * $1 }
    guard 1 - chance > 1e-14 else { throw .indeterminate }
    let spread = shares.reduce(0) { $0 + $1 * (1 - $1) }
    let skew = shares.reduce(0) { $0 + $1 * (1 - $1) * (1 - 2 * $1) }
    let variance = 2 * (spread * spread - skew) / (spread * spread * n * m * (m - 1))
    estimate = Estimate((agreement - chance) / (1 - chance))
    nullStandardError = max(variance, 0).squareRoot()
    observedAgreement = agreement
    subjects = counts.count
    self.raters = raters
    let uniform = 1 / Double(first.count)
    freeMarginalKappa = first.count > 1 ? (agreement - uniform) / (1 - uniform) : 1
  }
}

/// Agreement beyond chance of several raters who keep their identities.
package struct IdentifiedRatersKappa: Sendable, Hashable, Codable {
  /// Conger's κ: chance agreement is the mean over the pairs of raters (Conger 1980).
  package let conger: Double
  /// Light's κ: the mean of Cohen's κ over the pairs (Light 1971); nil where one of them does not
  /// exist.
  package let light: Double?

  /// - Throws: `indeterminate` where only one category was used.
  package init(_ ratings: CompleteRatings) throws(StatisticsError) {
    var (observed, chance, pairs) = (0.0, 0.0, 0.0)
    var kappas: [Double]? = []
    for second in 0..<ratings.raters {
      for first in 0..<second {
        let table = ratings.table(first, second)
        let n = table.total
        let (rows, columns) = (table.rowTotals, table.columnTotals)
        for category in 0..<ratings.categories {
          observed += table[category, category] / n
          chance += rows[category] * columns[category] / (n * n)
        }
        pairs += 1
        do throws(StatisticsError) {
          kappas?.append(try CohenKappa(table).estimate.value)
        } catch {
          kappas = nil
        }
      }
    }
    guard pairs - chance > 1e-14 else { throw .indeterminate }
    conger = (observed - chance) / (pairs - chance)
    light = kappas.map { $0.reduce(0, +) / Double($0.count) }
  }
}
