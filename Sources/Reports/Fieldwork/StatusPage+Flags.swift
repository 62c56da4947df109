import Fieldwork

extension FieldworkStatus {
  /// Interviews that are worth a second look; nothing in it tells an answer.
  var flagTable: ResultTable {
    ResultTable(
      "flags", of: "flag", title: "Worth a second look, and no proof of anything",
      at: .list("flags"),
      columns: [
        ResultColumn("interview", .key), ResultColumn("interviewer", .text),
        ResultColumn("straightBatteries", unit: "batteries"),
        ResultColumn("longestRun", unit: "answers"), ResultColumn("leastVariability"),
        ResultColumn("seconds", unit: "seconds"), ResultColumn("speedAdvantage", unit: "share"),
        ResultColumn("match", unit: "share"), ResultColumn("matchingInterview", .text),
      ],
      rows: flags.map { flag in
        ResultRow(
          [
            .text(flag.interview), .text(flag.interviewer), .count(flag.straightBatteries),
            .count(flag.longestRun),
            .number(
              flag.leastVariability, .statistic, orNone: "no battery has so many answers"),
            flag.seconds.map(ResultCell.count) ?? .absent("it was not timed"),
            .number(flag.speeding, .wholePercent, orNone: "it was not fast"),
            .number(flag.match, .wholePercent, orNone: "no other is so much alike"),
            flag.matchingInterview.map(ResultCell.text) ?? .absent("no other is so much alike"),
          ], says: ["\(flag.interview) \(flag.interviewer): " + Self.reasons(flag)])
      }, layout: .sentences(heading: "Worth a second look, and no proof of anything:"), limit: 20)
  }

  /// Why an interview is flagged.
  private static func reasons(_ flag: InterviewFlag) -> ResultSentence {
    var reasons: [ResultSentence] = []
    if flag.straightBatteries > 0 {
      let batteries = flag.straightBatteries == 1 ? "battery" : "batteries"
      reasons.append("one answer throughout \(cell: "straightBatteries") \(batteries)")
    }
    if flag.speeding != nil {
      reasons.append("\(cell: "speedAdvantage")% faster than the median")
    }
    if flag.match != nil {
      reasons.append("\(cell: "match")% the answers of \(cell: "matchingInterview")")
    }
    return reasons.dropFirst().reduce(reasons.first ?? "") { $0 + "; " + $1 }
  }
}
