package import SurveyStatistics

/// The plan of a test, and what of it was found.
package enum PowerReport {
  /// A plan with what was found.
  package struct Plan: Sendable {
    package enum Found: String, Sendable { case size, power, effect }

    let test: String
    let plan: TestPlan?
    let sample: SamplePlan
    let found: Found
    let effect: Double
    /// Of each group, in a simple random sample.
    let size: Double
    let power: Double?
    let reach: Double?
    let level: Double?

    package init(
      test: String, plan: TestPlan, sample: SamplePlan, found: Found, effect: Double, size: Double,
      power: Double
    ) {
      self.test = test
      self.plan = plan
      self.sample = sample
      self.found = found
      self.effect = effect
      self.size = size
      self.power = power
      reach = nil
      level = nil
    }

    package init(
      estimating share: Double, reach: Double, level: Double, sample: SamplePlan, size: Double
    ) {
      test = "estimate"
      plan = nil
      self.sample = sample
      found = .size
      effect = share
      self.size = size
      power = nil
      self.reach = reach
      self.level = level
    }

    var groups: Int { plan?.test.groups ?? 1 }
    var respondents: Int { sample.respondents(simple: size) }
    var invited: Int { sample.invited(simple: size) }
  }
}
