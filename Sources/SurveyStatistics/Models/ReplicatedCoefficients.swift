extension ReplicateWeights {
  /// The coefficients of a model with errors from fits to each replicate.
  ///
  /// Replicates to which the model cannot be fitted are left out, as those where a category is empty.
  /// - Parameters:
  ///   - coefficients: of the fit to the sample.
  ///   - domain: the rows that the model is of.
  ///   - fit: the coefficients under weights that are those of respondents drawn singly.
  /// - Throws: `indeterminate` where no replicate has a fit.
  package func coefficients(
    _ coefficients: [Coefficient], in domain: [Bool],
    fit: (SurveyDesign) throws(StatisticsError) -> [Coefficient]
  ) throws(StatisticsError) -> [Coefficient] {
    let covariance = try covariance { weights in
      // Both fail for a replicate without weight or variation alone.
      guard let sampling = try? SamplingWeights(zip(weights, domain).map { $1 ? $0 : 0 }),
        let design = try? SurveyDesign(weights: sampling),
        let fitted = try? fit(design), fitted.count == coefficients.count
      else { return nil }
      return fitted.map(\.estimate.value)
    }
    return coefficients.indices.map { place in
      Coefficient(
        name: coefficients[place].name,
        estimate: Estimate(
          coefficients[place].estimate.value,
          // A fit without remainder has none in any replicate, but for rounding.
          standardError: coefficients[place].estimate.standardError.map { _ in
            max(covariance[place, place], 0).squareRoot()
          }),
        degreesOfFreedom: coefficients[place].degreesOfFreedom)
    }
  }
}
