import Diagnostics
package import SurveyStatistics
import Words

/// Renders the plan of a test for readers and programs.
package struct PowerReport: Sendable {
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

  private let plan: Plan

  package init(_ plan: Plan) { self.plan = plan }

  /// Numbers first, then how they were found.
  package func text(width: Int) -> String {
    var lines: [String] = []
    let each = plan.groups > 1 ? "in each of \(plan.groups) groups" : "in all"
    let effect = Self.number(plan.effect)
    if let reach = plan.reach, let level = plan.level {
      lines.append(
        "\(plan.respondents) respondents estimate a share of \(effect) to within "
          + "±\(Self.number(reach)) at level \(Self.number(level)).")
    } else if let power = plan.power, let test = plan.plan {
      lines.append(
        "\(plan.respondents) respondents \(each) find an effect of \(effect) with a power of "
          + "\(Self.number(power)).")
      lines.append(
        "\(plan.test)\(sides(test)), significance level "
          + "\(Self.number(test.alpha)); found: \(plan.found.rawValue).")
    }
    if plan.groups > 1 {
      lines.append("Respondents in all groups: \(plan.respondents * plan.groups).")
    }
    if plan.sample.designEffect != 1 {
      lines.append(
        "Design effect \(Self.number(plan.sample.designEffect)): a simple random sample would need "
          + "\(Self.number(plan.size)).")
    }
    if plan.sample.responseRate != 1 {
      lines.append(
        "To invite, at a response rate of \(Self.number(plan.sample.responseRate)): "
          + "\(plan.invited * plan.groups).")
    }
    return lines.flatMap { TextLayout.wrapped($0, width: width, indent: 2) }
      .joined(separator: "\n") + "\n"
  }

  private func sides(_ plan: TestPlan) -> String {
    guard plan.test.hasSides else { return "" }
    return plan.isTwoSided ? ", both directions" : ", one direction"
  }

  package var json: String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.member("format", "percept.power/1")
      json.member("test", plan.test)
      json.member("found", plan.found.rawValue)
      json.member("effect", plan.effect)
      json.member("power", plan.power)
      json.member("alpha", plan.plan?.alpha)
      json.member("level", plan.level)
      json.member("reach", plan.reach)
      json.member("groups", plan.groups)
      json.member("simpleSize", plan.size)
      json.member("respondentsPerGroup", plan.respondents)
      json.member("respondents", plan.respondents * plan.groups)
      json.member("designEffect", plan.sample.designEffect)
      json.member("responseRate", plan.sample.responseRate)
      json.member("invited", plan.invited * plan.groups)
    }
    return json.text + "\n"
  }

  private static func number(_ value: Double) -> String {
    // Three decimals, without the zeros at their end.
    var text = DecimalFormat(decimals: 3).text(value)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
