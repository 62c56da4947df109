package import Microdata
package import SurveyStatistics

extension SurveyDesign {
  /// Reads the design of a sample from columns of its data.
  ///
  /// - Parameter weights: of all rows, checked; nil where all weigh the same.
  /// - Throws: where a column is not there or not complete, or the design contradicts itself.
  package init(
    _ request: DesignRequest, weights: [Double]?, of dataset: Dataset
  ) throws(TabulationError) {
    guard dataset.rowCount > 0 else { throw .designOfNobody }
    let count = max(request.strata.count, request.clusters.count, request.populations.count, 1)
    guard request.clusters.count >= count - 1 else {
      throw .stageWithoutClusters(stage: request.clusters.count + 1)
    }
    var stages: [SamplingStage] = []
    for place in 0..<count {
      var stage = SamplingStage()
      if place < request.strata.count {
        stage.strata = try dataset.column(request.strata[place], for: .strata).labels()
      }
      if place < request.clusters.count {
        stage.clusters = try dataset.column(request.clusters[place], for: .clusters).labels()
      }
      if place < request.populations.count {
        let numbers = try dataset.column(request.populations[place], for: .population).numbers()
        do throws(DesignError) {
          stage.population = try FinitePopulation(telling: numbers)
        } catch {
          throw .design(error)
        }
      }
      stages.append(stage)
    }
    let sampling: SamplingWeights
    do throws(WeightError) {
      sampling =
        try weights.map { values throws(WeightError) in try SamplingWeights(values) }
        ?? SamplingWeights(equal: dataset.rowCount)
    } catch {
      throw .weights(error)
    }
    do throws(DesignError) {
      try self.init(
        weights: sampling, stages: stages, nested: request.nested,
        lonelyStrata: request.lonelyStrata)
    } catch {
      throw .design(error)
    }
  }
}

extension Column {
  /// Each row's category as a label; every row must have one.
  fileprivate func labels() throws(TabulationError) -> DesignLabels {
    let column = categorized()
    let codes: [Int32] =
      switch column.values {
      case .narrow(let codes): codes.map { Int32($0) }
      case .wide(let codes): codes.map { Int32($0) }
      case .numbers: preconditionFailure("a categorized column holds codes")
      }
    if let row = codes.firstIndex(where: { Int($0) >= column.categories.count }) {
      throw .designValueMissing(name, row: row + 1)
    }
    return DesignLabels(codes: codes, names: column.categories.map(\.code))
  }

  /// Each row's number; every row must have one.
  fileprivate func numbers() throws(TabulationError) -> [Double] {
    func checked(_ codes: [Int]) throws(TabulationError) -> [Double] {
      let values = categories.compactMap(\.value)
      guard values.count == categories.count else { throw .weightIsNotNumeric(name) }
      if let row = codes.firstIndex(where: { $0 >= values.count }) {
        throw .designValueMissing(name, row: row + 1)
      }
      return codes.map { values[$0] }
    }
    switch values {
    case .narrow(let codes): return try checked(codes.map { Int($0) })
    case .wide(let codes): return try checked(codes.map { Int($0) })
    case .numbers(let numbers, let marks):
      if let row = marks.firstIndex(where: { $0 != 0 }) {
        throw .designValueMissing(name, row: row + 1)
      }
      return numbers
    }
  }
}
