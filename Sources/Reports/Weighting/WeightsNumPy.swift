import Interchange
import SurveyStatistics
package import Tabulation
import Threads

/// Renders weights as an array of NumPy's format: one 64-bit number for each row of the data.
///
/// A row without a weight is NaN there, as NumPy knows no missing number.
package struct WeightsNumPy: Sendable {
  package init() {}

  /// Hands on the file as blocks of bytes in order.
  package func forEachBlock<Failure: Error>(
    of weighting: SampleWeighting, threads: Int? = nil,
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try body(NumPyArray.head(count: weighting.rowCount))
    let blocks = WeightedBlock.all(of: weighting, rowLimit: 8_192)
    try streamInParallel(
      blocks.count, threads: threads,
      { number in
        let weights = weighting.fitted.weights(of: blocks[number].places)
        guard weights.count < blocks[number].rows.count else {
          return NumPyArray.bytes(of: weights)
        }
        var all: [Double] = []
        all.reserveCapacity(blocks[number].rows.count)
        blocks[number].forEachRow(of: weighting) { _, place in
          all.append(place.map { weights[$0] } ?? .nan)
        }
        return NumPyArray.bytes(of: all)
      }, body)
  }
}
