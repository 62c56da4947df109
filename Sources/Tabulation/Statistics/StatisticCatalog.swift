/// Every test and measure of association that a table can come with, in the order of reports.
///
/// Options, help, titles, notes and output files read it; a statistic is added in the file of its
/// family and nowhere else.
package enum StatisticCatalog {
  package static let all: [TableStatistic] =
    TableStatistic.testsOfIndependence + TableStatistic.testsOfOrder
    + TableStatistic.testsOfSquareTables + TableStatistic.testsOfDesigns
    + TableStatistic.nominalMeasures + TableStatistic.ordinalMeasures
    + TableStatistic.agreementMeasures

  static let byID = Dictionary(
    all.map { ($0.id, $0) },
    uniquingKeysWith: { _, _ in preconditionFailure("an id names one statistic") })
}
