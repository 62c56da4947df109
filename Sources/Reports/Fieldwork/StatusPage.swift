package import Fieldwork
import SurveyStatistics

extension ResultPage {
  /// The status of fieldwork: progress and outcome rates, quotas, lengths, and the quality of interviews.
  package init(_ status: FieldworkStatus) {
    self.init(
      format: "percept.status/1", heading: [],
      words: [
        Words("questionnaire", status.questionnaire), Words("version", status.version),
        Words("edition", .count(status.options.edition.rawValue)),
        Words("by", status.options.dimension),
        Words("criteria.smallestGroup", .count(status.options.smallestGroup)),
        Words("criteria.straightAnswers", .count(status.options.straightAnswers)),
        Words("criteria.speedAdvantage", .number(status.options.speedAdvantage, .plain)),
        Words("criteria.timedInterviews", .count(status.options.timedInterviews)),
        Words("criteria.match", .number(status.options.matchShare, .plain)),
        Words("criteria.commonItems", .count(status.options.commonItems)),
      ],
      tables: [
        status.all, status.groupTable, status.quotaTable, status.lengthTable,
        status.breakOffTable, status.interviewerTable, status.flagTable, status.effectTable,
      ], notes: status.notes,
      keys: [
        "questionnaire", "version", "edition", "by", "criteria", "all", "groups", "quotas",
        "lengths", "breakOffs", "interviewers", "flags", "interviewerEffects",
      ],
      records: Records(fields: status.columns.flatMap(\.fields) + ["kind"], kinds: ["outcomes"]))
  }
}

extension FieldworkStatus {
  private var categories: [OutcomeCategory] {
    OutcomeCategory.allCases.filter { options.edition == .tenth || $0 != .unknownRespondent }
  }

  fileprivate var columns: [ResultColumn] {
    let shown: [OutcomeRate] = [.rr1, .rr3, .coop1, .ref1, .con1]
    return [
      ResultColumn("by", .text, path: nil),
      ResultColumn("name", .key, heading: options.dimension ?? "", field: "group"),
      ResultColumn("cases", heading: "cases", unit: "cases"),
      ResultColumn("attempts", heading: "tries", unit: "attempts"),
      ResultColumn("completed", heading: "done", unit: "interviews"),
    ]
      + categories.map { category in
        let name = category.rawValue
        return ResultColumn(name, unit: "cases", field: name, path: "dispositions.\(name)")
      }
      + [
        ResultColumn("method", .text, field: "", path: "eligibility.method"),
        ResultColumn("e", unit: "share", path: "eligibility.e"),
        ResultColumn("fraction", .text, field: "", path: "eligibility.fraction"),
      ]
      + OutcomeRate.allCases.flatMap { rate in
        let name = rate.rawValue
        return [
          ResultColumn(
            name, heading: shown.contains(rate) ? name : nil, unit: "share", field: name,
            path: "rates.\(name).value"),
          ResultColumn("\(name)Fraction", .text, field: "", path: "rates.\(name).fraction"),
        ]
      }
  }

  private func cells(_ progress: Progress, by dimension: String) -> [ResultCell] {
    let rates = progress.rates(options.eligibility)
    func share(_ share: Rational?, _ form: NumberForm, orNone reason: String) -> [ResultCell] {
      [
        .number(share?.value, form, orNone: reason),
        share.map { .text($0.description) } ?? .absent(reason),
      ]
    }
    return [
      .text(dimension), .text(progress.name), .count(progress.cases), .count(progress.attempts),
      .count(progress.completed),
    ]
      + categories.map { .count(progress.counts[$0]) } + [.text(rates.method.words)]
      + share(rates.eligibility, .share, orNone: "no case is known")
      + OutcomeRate.allCases.flatMap {
        share(rates[$0], .percent, orNone: "there is no case that it divides by")
      }
  }

  fileprivate var all: ResultTable {
    ResultTable(
      "all", of: "outcomes", title: "All cases", at: .object("all"), columns: columns,
      rows: [ResultRow(cells(overall, by: ""), says: sentences)], layout: .sentences())
  }

  private var sentences: [ResultSentence] {
    let heading: ResultSentence =
      """
      \(questionnaire) \(version): \(cell: "cases") cases, \(cell: "attempts") attempts, \
      \(cell: "completed") completed interviews
      """
    guard overall.cases > 0 else { return [heading] }
    let share = overall.rates(options.eligibility).eligibility
    let known: ResultSentence =
      switch share?.denominator {
      case nil: "e unknown"
      case 1: "e = \(cell: "e")"
      case _?: "e = \(cell: "e") = \(cell: "fraction")"
      }
    let families: [(String, [OutcomeRate])] = [
      ("response", [.rr1, .rr2, .rr3, .rr4, .rr5, .rr6]),
      ("cooperation", [.coop1, .coop2, .coop3, .coop4]), ("refusal", [.ref1, .ref2, .ref3]),
      ("contact", [.con1, .con2, .con3]), ("location", [.loc1, .loc2]),
    ]
    func list(_ name: String, _ keys: [String]) -> ResultSentence {
      keys.enumerated().reduce("") { said, key in
        said + "\(key.offset == 0 ? "" : ", ")\(key.element) \(cell: key.element)"
      }.labeled(name)
    }
    return [
      heading, "",
      "Outcome rates in percent (AAPOR Standard Definitions, edition "
        + "\(String(options.edition.rawValue)); " + known + ", \(cell: "method"))",
      list("cases", categories.map(\.rawValue)),
    ] + families.map { list($0, $1.map(\.rawValue)) }
  }

  fileprivate var groupTable: ResultTable {
    ResultTable(
      "groups", of: "outcomes", title: "Parts of the sample", at: .list("groups"),
      columns: columns,
      rows: groups.map { ResultRow(cells($0, by: options.dimension ?? "")) })
  }

  fileprivate var quotaTable: ResultTable {
    ResultTable(
      "quotas", of: "quota", title: "Quotas", at: .list("quotas"),
      columns: [
        ResultColumn("quota", .key, heading: "quota"),
        ResultColumn("target", heading: "target", unit: "interviews"),
        ResultColumn("counted", heading: "done", unit: "interviews"),
        ResultColumn("left", heading: "left", unit: "interviews", path: nil),
      ],
      rows: quotas.map { quota in
        ResultRow([
          .text(quota.id), .count(quota.target), .published(quota.counted),
          .published(quota.counted.map { max(0, quota.target - $0) }),
        ])
      })
  }

  fileprivate var lengthTable: ResultTable {
    ResultTable(
      "lengths", of: "lengths", title: "Length of completed interviews", at: .object("lengths"),
      columns: ResultColumn.lengths(under: ""),
      rows: lengths.map { summary in
        [
          ResultRow(
            ResultCell.lengths(summary),
            says: [
              """
              Length of completed interviews: median \(cell: "median"), quartiles \
              \(cell: "lowerQuartile") and \(cell: "upperQuartile"), timed \(cell: "timed")
              """
            ])
        ]
      } ?? [], layout: .sentences())
  }

  fileprivate var breakOffTable: ResultTable {
    ResultTable(
      "breakOffs", of: "break-off", title: "Where interviews broke off", at: .list("breakOffs"),
      columns: [
        ResultColumn("item", .key, heading: "broken off at"),
        ResultColumn("count", heading: "times", unit: "interviews"),
        ResultColumn("reached", heading: "reached", unit: "interviews"),
        ResultColumn("share", heading: "%", unit: "share", path: nil),
      ],
      rows: breakOffs.map { breakOff in
        ResultRow([
          .text(breakOff.item), .count(breakOff.count), .count(breakOff.reached),
          breakOff.reached > 0
            ? .number(Rational(breakOff.count, breakOff.reached).value, .percent)
            : .absent("nobody came as far"),
        ])
      })
  }

  fileprivate var interviewerTable: ResultTable {
    ResultTable(
      "interviewers", of: "interviewer", title: "Interviewers", at: .list("interviewers"),
      columns: [
        ResultColumn("interviewer", .key, heading: "interviewer"),
        ResultColumn("completed", heading: "done", unit: "interviews"),
        ResultColumn("brokenOff", heading: "broken off", unit: "interviews"),
      ] + ResultColumn.lengths(under: "lengths?.", medianHeading: "median") + [
        ResultColumn("straight", heading: "straight", unit: "interviews"),
        ResultColumn("speeding", heading: "fast", unit: "interviews"),
        ResultColumn("nearDuplicates", heading: "alike", unit: "interviews"),
      ],
      rows: interviewers.map { interviewer in
        ResultRow(
          [
            .text(interviewer.name), .count(interviewer.completed), .count(interviewer.brokenOff),
          ] + ResultCell.lengths(interviewer.lengths) + [
            .count(interviewer.straight), .count(interviewer.speeding),
            .count(interviewer.nearDuplicates),
          ])
      })
  }

  fileprivate var effectTable: ResultTable {
    ResultTable(
      "interviewerEffects", of: "interviewer-effect", title: "Interviewer effects",
      at: .list("interviewerEffects"),
      columns: [
        ResultColumn("item", .key, heading: "interviewer effect on"),
        ResultColumn("interviews", heading: "n", unit: "interviews"),
        ResultColumn("interviewers", heading: "k", unit: "interviewers"),
        ResultColumn("intraclassCorrelation", heading: "correlation"),
        ResultColumn(
          "confidenceInterval", .interval(""), heading: ConfidenceInterval.title(level: 0.95)),
        ResultColumn("level"), ResultColumn("designEffect", heading: "design effect"),
        ResultColumn("F", field: "statistic"), ResultColumn("df", .numbers(["df1", "df2"])),
        ResultColumn("p"),
      ],
      rows: effects.map { effect in
        let correlation = effect.correlation
        return ResultRow([
          .text(effect.item), .count(correlation.groups.reduce(0) { $0 + $1.count }),
          .count(correlation.groups.count), .number(correlation.value, .share),
          .interval(correlation.confidenceInterval(), .share), .number(0.95, .plain),
          .number(correlation.designEffect, .statistic),
          .number(correlation.analysis.statistic.value, .statistic),
          .degrees(correlation.analysis.statistic.degreesOfFreedom),
          .p(correlation.analysis.pValue),
        ])
      }, limit: 10)
  }
}

extension ResultColumn {
  fileprivate static func lengths(
    under path: String, medianHeading: String? = nil
  ) -> [ResultColumn] {
    [
      ResultColumn("timed", unit: "interviews", path: path + "timed"),
      ResultColumn("lowerQuartile", unit: "seconds", path: path + "lowerQuartile"),
      ResultColumn("median", heading: medianHeading, unit: "seconds", path: path + "median"),
      ResultColumn("upperQuartile", unit: "seconds", path: path + "upperQuartile"),
    ]
  }
}

extension ResultCell {
  fileprivate static func lengths(_ lengths: LengthSummary?) -> [ResultCell] {
    guard let lengths else { return Array(repeating: .absent("no interview was timed"), count: 4) }
    return [.count(lengths.count)]
      + [lengths.lowerQuartile, lengths.median, lengths.upperQuartile].map { .number($0, .minutes) }
  }
}

extension EligibilityMethod {
  fileprivate var words: String {
    switch self {
    case .proportional: "proportional allocation"
    case .given: "given"
    }
  }
}
