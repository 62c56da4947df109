import SurveyStatistics

extension ResultPage {
  /// The plan of a test: numbers first, then how they were found.
  package init(_ plan: PowerReport.Plan) {
    self.init(
      format: "percept.power/1", heading: [],
      tables: [
        ResultTable(
          "plan", of: "plan", title: "Plan of \(plan.test)", at: .object(""),
          columns: plan.columns, rows: [ResultRow(plan.cells, says: plan.sentences)],
          layout: .sentences())
      ], notes: [])
  }
}

extension PowerReport.Plan {
  fileprivate var columns: [ResultColumn] {
    [
      ResultColumn("test", .text), ResultColumn("found", .text), ResultColumn("effect"),
      ResultColumn("power"), ResultColumn("alpha"), ResultColumn("level"), ResultColumn("reach"),
      ResultColumn("groups", unit: "groups"), ResultColumn("simpleSize", unit: "respondents"),
      ResultColumn("respondentsPerGroup", unit: "respondents"),
      ResultColumn("respondents", unit: "respondents"), ResultColumn("designEffect"),
      ResultColumn("responseRate", unit: "share"), ResultColumn("invited", unit: "people"),
    ]
  }

  fileprivate var cells: [ResultCell] {
    let ofTests = "tests alone have it"
    let ofEstimates = "estimates alone have it"
    return [
      .text(test), .text(found.rawValue), .number(effect, .plain),
      .number(power, .plain, orNone: ofTests), .number(plan?.alpha, .plain, orNone: ofTests),
      .number(level, .plain, orNone: ofEstimates), .number(reach, .plain, orNone: ofEstimates),
      .count(groups), .number(size, .plain), .count(respondents), .count(respondents * groups),
      .number(sample.designEffect, .plain), .number(sample.responseRate, .plain),
      .count(invited * groups),
    ]
  }

  fileprivate var sentences: [ResultSentence] {
    var sentences: [ResultSentence] = []
    let each: ResultSentence =
      groups > 1 ? "in each of \(cell: "groups") groups" : "in all"
    if reach != nil, level != nil {
      sentences.append(
        """
        \(cell: "respondentsPerGroup") respondents estimate a share of \(cell: "effect") to within \
        ±\(cell: "reach") at level \(cell: "level").
        """)
    } else if power != nil, let plan {
      sentences.append(
        "\(cell: "respondentsPerGroup") respondents " + each
          + " find an effect of \(cell: "effect") with a power of \(cell: "power").")
      sentences.append(
        "\(test)\(sides(plan)), significance level \(cell: "alpha"); found: \(cell: "found").")
    }
    if groups > 1 { sentences.append("Respondents in all groups: \(cell: "respondents").") }
    if sample.designEffect != 1 {
      sentences.append(
        """
        Design effect \(cell: "designEffect"): a simple random sample would need \
        \(cell: "simpleSize").
        """)
    }
    if sample.responseRate != 1 {
      sentences.append(
        "To invite, at a response rate of \(cell: "responseRate"): \(cell: "invited").")
    }
    return sentences
  }

  private func sides(_ plan: TestPlan) -> String {
    guard plan.test.hasSides else { return "" }
    return plan.isTwoSided ? ", both directions" : ", one direction"
  }
}
