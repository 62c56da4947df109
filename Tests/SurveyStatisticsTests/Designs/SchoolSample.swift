// Foundation to read the reference files beside the tests.
import Foundation
import SurveyStatistics

/// A sample of Californian schools from R's `survey`, column by column.
struct SchoolSample {
  private let columns: [String: [Double]]
  let count: Int

  init(_ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference")
    let text = try String(
      contentsOf: folder.appendingPathComponent("\(name).csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    var columns: [String: [Double]] = [:]
    for (place, header) in lines[0].enumerated() {
      columns[header] = lines.dropFirst().map { Double($0[place]) ?? .nan }
    }
    self.columns = columns
    count = lines.count - 1
  }

  subscript(_ name: String) -> [Double] {
    guard let column = columns[name] else { preconditionFailure("no column '\(name)'") }
    return column
  }

  func labels(_ name: String) -> DesignLabels { DesignLabels(self[name].map { Int($0) }) }

  func codes(_ name: String) -> [Int32] { self[name].map { Int32($0) } }

  /// Each row's cell in the table of two categorical columns.
  func cells(_ rows: String, _ columns: String, columnCount: Int) -> [Int32] {
    zip(codes(rows), codes(columns)).map { $0 * Int32(columnCount) + $1 }
  }

  func weights(_ name: String = "pw") throws -> SamplingWeights {
    try SamplingWeights(self[name])
  }
}

/// The designs that the reference values belong to.
enum SchoolDesigns {
  static func clustered(_ sample: SchoolSample) throws -> SurveyDesign {
    try SurveyDesign(
      weights: try sample.weights(),
      stages: [
        SamplingStage(clusters: sample.labels("dnum"), population: .sizes(sample["fpc"]))
      ])
  }

  static func stratified(_ sample: SchoolSample) throws -> SurveyDesign {
    try SurveyDesign(
      weights: try sample.weights(),
      stages: [SamplingStage(strata: sample.labels("stype"), population: .sizes(sample["fpc"]))])
  }

  static func twoStage(_ sample: SchoolSample) throws -> SurveyDesign {
    try SurveyDesign(
      weights: try sample.weights(),
      stages: [
        SamplingStage(clusters: sample.labels("dnum"), population: .sizes(sample["fpc1"])),
        SamplingStage(clusters: sample.labels("snum"), population: .sizes(sample["fpc2"])),
      ])
  }

  static func simple(_ sample: SchoolSample) throws -> SurveyDesign {
    try SurveyDesign(
      weights: try sample.weights(), stages: [SamplingStage(population: .sizes(sample["fpc"]))])
  }
}
