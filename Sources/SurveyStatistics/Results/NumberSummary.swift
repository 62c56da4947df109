/// What sums numbers up: how many, their mean and spread, their quartiles and their ends.
///
/// The quartiles are Hyndman and Fan's (1996) type 7, the default of R and of pandas.
package struct NumberSummary: Sendable, Hashable {
  package let count: Int
  package let mean: Double
  /// The root of the sum of squares over n − 1; nil for one number.
  package let standardDeviation: Double?
  package let lowerQuartile: Double
  package let median: Double
  package let upperQuartile: Double
  package let minimum: Double
  package let maximum: Double

  /// Summarizes numbers; without any there is no summary.
  package init?(_ numbers: [Double]) {
    self.init(points: numbers.sorted().map { ($0, 1) })
  }

  /// Summarizes distinct numbers, ascending, each of which stands so many times.
  package init?(points: [(value: Double, count: Int)]) {
    let points = points.filter { $0.count > 0 }
    guard let first = points.first, let last = points.last else { return nil }
    let count = points.reduce(0) { $0 + $1.count }
    // Around the first number, so that leading digits that all share use up no precision.
    let sum = points.reduce(0.0) { $0 + ($1.value - first.value) * Double($1.count) }
    let center = sum / Double(count)
    var squares = 0.0
    var remainder = 0.0
    for point in points {
      let deviation = point.value - first.value - center
      squares += deviation * deviation * Double(point.count)
      remainder += deviation * Double(point.count)
    }
    self.count = count
    mean = first.value + center
    standardDeviation =
      count > 1
      ? (max(squares - remainder * remainder / Double(count), 0) / Double(count - 1)).squareRoot()
      : nil
    minimum = first.value
    maximum = last.value
    var ends: [Int] = []
    for point in points { ends.append((ends.last ?? 0) + point.count) }
    func number(at place: Int) -> Double {
      var (low, high) = (0, ends.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] > place { high = middle } else { low = middle + 1 }
      }
      return points[low].value
    }
    func quantile(_ share: Double) -> Double {
      let place = share * Double(count - 1)
      let below = Int(place)
      let (lower, upper) = (number(at: below), number(at: min(below + 1, count - 1)))
      return lower + (place - Double(below)) * (upper - lower)
    }
    lowerQuartile = quantile(0.25)
    median = quantile(0.5)
    upperQuartile = quantile(0.75)
  }
}
