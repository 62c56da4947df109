import Sealing

/// The numbers of a published book as sums over people, so that later ones are held against them.
///
/// It says which answers are counted, never who gave them: answers are keyed digests that nobody can
/// make without the study, and how many gave them is nowhere.
package struct PublishedSums: Hashable, Sendable {
  /// What is asked of people: by the answers to some columns a code.
  package struct Factor: Hashable, Sendable {
    package let columns: [String]
    package let codes: [[UInt8]: Int]

    package init(columns: [String], codes: [[UInt8]: Int]) {
      self.columns = columns
      self.codes = codes
    }
  }

  /// The codes of a factor that are counted.
  package struct Part: Hashable, Sendable {
    package let factor: Int
    package let codes: [Int]

    package init(factor: Int, codes: [Int]) {
      self.factor = factor
      self.codes = codes
    }
  }

  /// How often people are counted, by their code.
  package struct Scores: Hashable, Sendable {
    package let factor: Int
    package let values: [Int: Double]

    package init(factor: Int, values: [Int: Double]) {
      self.factor = factor
      self.values = values
    }
  }

  /// One number of a published book.
  package struct Sum: Hashable, Sendable {
    /// The set of records that it counts; empty for respondents.
    package let records: String
    package let parts: [Part]
    package let scores: Scores?
    package let limits: ClosedRange<Double>?
    /// The rule that it was held back by; nil where it was printed.
    package let heldBackBy: DisclosureRule?

    package init(
      records: String, parts: [Part], scores: Scores?, limits: ClosedRange<Double>?,
      heldBackBy: DisclosureRule? = nil
    ) {
      self.records = records
      self.parts = parts
      self.scores = scores
      self.limits = limits
      self.heldBackBy = heldBackBy
    }
  }

  package let factors: [Factor]
  package let sums: [Sum]

  package init(factors: [Factor], sums: [Sum]) {
    self.factors = factors
    self.sums = sums
  }

  /// Both, the factors of the second after those of the first.
  package func joined(with other: PublishedSums) -> PublishedSums {
    let first = factors.count
    return PublishedSums(
      factors: factors + other.factors,
      sums: sums
        + other.sums.map { sum in
          Sum(
            records: sum.records,
            parts: sum.parts.map { Part(factor: $0.factor + first, codes: $0.codes) },
            scores: sum.scores.map { Scores(factor: $0.factor + first, values: $0.values) },
            limits: sum.limits, heldBackBy: sum.heldBackBy)
        })
  }

  /// What stands for a set of answers to those who hold the study's key.
  package static func digest(of answers: [String], key: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for answer in answers { ByteWriter.append(answer, to: &bytes) }
    return Digest.identity(of: bytes, key: key)
  }
}
