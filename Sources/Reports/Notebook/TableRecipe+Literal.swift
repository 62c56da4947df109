import SurveyStatistics
import Tabulation

extension TableRecipe {
  /// The recipe as the functions of a notebook read it.
  var literal: Literal {
    .members([
      ("name", .text(table.name)),
      ("data", .text(records ?? "respondents")),
      ("mask", .optional(mask)),
      ("responses", .truth(countsResponses)),
      ("blocks", .list(blocks.map(\.literal))),
      ("groups", .list(groups.map(\.literal))),
      ("rows", .list(rows.map(\.literal))),
      ("columns", .list(columns.map(\.literal))),
      (
        "bases",
        .list(printed.bases.map { .numbers([Double($0.unweighted), $0.weighted, $0.effective]) })
      ),
      ("weighted", .list(printed.weighted.map(Literal.numbers))),
      ("percent", .list(printed.percent.map(Literal.numbers))),
      ("means", .list(printed.means.map(Literal.numbers))),
      ("tests", .list(printed.tests.map(\.literal))),
    ])
  }
}

extension TableRecipe.Block {
  fileprivate var literal: Literal {
    let origin: [(name: String, value: Literal)]
    switch source {
    case .column(let column): origin = [("column", .text(column))]
    case .anyChosen(let options, let answers):
      origin = [("any", .list(options.map(\.literal))), ("answers", .texts(answers))]
    }
    return .members(
      origin + [("base", .texts(base)), ("beside", .texts(beside)), ("scores", .numbers(scores))])
  }
}

extension TableRecipe.Chosen {
  fileprivate var literal: Literal { .texts([column, code]) }
}

extension TableRecipe.Group {
  fileprivate var literal: Literal {
    switch self {
    case .crossed(let columns, let cells):
      .members([("columns", .texts(columns)), ("cells", .list(cells.map(Literal.texts)))])
    case .options(let options): .members([("options", .list(options.map(\.literal)))])
    }
  }
}

extension TableRecipe.Row {
  fileprivate var literal: Literal {
    .members([
      ("label", .text(label)), ("block", .count(block)),
      ("codes", .texts(codes)), ("option", .truth(kind == .category)),
      ("beside", .truth(kind == .beside)),
    ])
  }
}

extension TableRecipe.Column {
  fileprivate var literal: Literal {
    .members([
      ("label", .text(label)), ("group", group.map { .count($0) } ?? .none),
      ("place", .count(place)), ("base_block", .count(baseBlock)),
      ("codes", codes.map(Literal.texts) ?? .none),
    ])
  }
}

extension TableRecipe.Test {
  fileprivate var literal: Literal {
    .members([
      ("test", .text(result.id.rawValue)), ("group", .count(group)),
      ("blocks", .numbers(blocks.map(Double.init))),
      ("statistic", result.statistic.map { .number($0) } ?? .none),
      ("df", .numbers(result.degreesOfFreedom)), ("p", .number(result.p.value)),
    ])
  }
}
