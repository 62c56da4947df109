import Words

extension TabulationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownColumn(let name, let role, let suggestion, let known):
      "no column '\(name)' for \(role.phrase); "
        + hint(for: name, among: known, called: "columns", nearest: suggestion)
    case .tellsOfFew(let what, let remedy):
      "\(what) would tell of fewer respondents than the study shows, or of all in a group, and is "
        + "held back; \(remedy), or look at it with --unprotected --reason"
    case .levelOutOfRange:
      "a confidence level lies between 0 and 1; write 0.95 for 95 percent"
    case .categoriesOfAbsentItem(let name, let suggestion):
      "categories are given for '\(name)', which is not among the items asked for"
        + Self.question(suggestion)
    case .category(let fault): "\(fault)"
    case .repeatedCategory(let name, let item):
      "category '\(name)' of item '\(item)' is listed twice; list each category once"
    case .noCategories(let item):
      "the list of categories of item '\(item)' is empty; list at least one"
    case .tooManyCategories(let item, let count, let limit):
      "item '\(item)' has \(count) categories, and a table takes at most \(limit) on a side; "
        + "group them, or list the categories wanted"
    case .weightIsNotNumeric(let name):
      "weight '\(name)' holds categories that are not numbers; name a column of numbers"
    case .weightFault(let name, let row, let fault):
      "weight '\(name)' is \(fault.rawValue) in row \(row); "
        + (fault == .fractional
          ? "a frequency counts identical respondents; use a sampling weight for shares"
          : "a weight is zero or more")
    case .weightsAllZero(let name):
      "weight '\(name)' is zero for every row of the table; name another weight or no weight"
    case .weightsTooLarge(let name):
      "the weights '\(name)' add up to more than can be counted exactly; scale them down"
    case .testNeedsCounts(let id, let weight?):
      "test '\(id.rawValue)' treats weights as counts of people, which sampling weight '\(weight)' "
        + "is not; leave the test out, or give whole counts as a frequency weight"
    case .testNeedsCounts(let id, nil):
      "test '\(id.rawValue)' is for respondents drawn singly, which strata and clusters deny; use "
        + "\(listed(StatisticID.designTests.map(\.rawValue)))"
    case .designOfFrequencies:
      "strata and clusters are of a sample, and a frequency counts people; give a sampling weight"
    case .designOfNobody:
      "the data have no rows, so there is no sample whose design could be taken into account; wait for "
        + "completed interviews, or name other data"
    case .design(let error): "the sample cannot have been drawn so: \(error)"
    case .unknownReplication(let text):
      "no replicates '\(text)'; they are jk1, jkn, brr, fay, fay:0.3, bootstrap or bootstrap:1000"
    case .replication(let error): "the sample cannot be replicated so: \(error)"
    case .weights(let error): "\(error)"
    case .weighting(let error): "\(error)"
    case .noMargins: "the margins name no variable; give at least one with its shares"
    case .nobodyToWeight:
      "nobody has an answer to every item of the margins; leave out items that were not asked"
    case .marginCategoryAbsent(let category, let item):
      "nobody in the data is in category '\(category)' of margin '\(item)'; join it with another "
        + "category, or correct its name"
    case .marginCategoryTwice(let category, let item):
      "category '\(category)' of margin '\(item)' has two shares; give each category one"
    case .sharesDoNotSum(let item, let sum):
      "the shares of margin '\(item)' sum to \(sum); they must sum to 1"
    case .stageWithoutClusters(let stage):
      "stage \(stage) of the sample draws no clusters and is not the last; name one --cluster for "
        + "each stage but the last"
    case .designValueMissing(let name, let row):
      "'\(name)' is missing in row \(row); every row of a sample belongs to its design, so fill it "
        + "in or leave the row out of the data"
    case .unknownStatistic(let name, let suggestion):
      "no test '\(name)'; "
        + hint(for: name, among: Self.availableNames, called: "tests", nearest: suggestion)
    case .unknownComparison(let name, let suggestion):
      "no test '\(name)'; "
        + hint(
          for: name, among: ComparisonTestID.allCases.map(\.rawValue), called: "tests",
          nearest: suggestion)
    case .testOfOtherDesign(let id):
      id.comparesPairs
        ? "test '\(id.rawValue)' compares two answers of the same respondents; name them with "
          + "--pairs"
        : "test '\(id.rawValue)' compares groups; name the item that makes them with --by"
    case .comparisonOfOtherSample(let id):
      id.isDesignBased
        ? "test '\(id.rawValue)' is for samples with a design; say how it was drawn with --weight, "
          + "--strata or --cluster"
        : "test '\(id.rawValue)' takes respondents drawn singly and alike; for a sample with a "
          + "design there are \(listed(ComparisonTestID.allCases.filter(\.isDesignBased).map(\.rawValue)))"
    case .outcomeWithoutNumbers(let name):
      "item '\(name)' holds texts whose order is not known; list them in order with --categories"
    case .tooManyGroups(let item, let count, let limit):
      "item '\(item)' makes \(count) groups, and a comparison takes at most \(limit); group its "
        + "categories, or list those wanted"
    case .tooManyRespondents(let limit):
      "the frequencies add up to more than \(limit) respondents; compare a cross-tabulation's rows "
        + "instead, with crosstab"
    case .tooFewItems(let found):
      "a scale needs at least two items, and \(found == 0 ? "none is" : "one is") named; list them "
        + "with --items A1,A2"
    case .repeatedItem(let name): "item '\(name)' is listed twice; list each item once"
    case .reversedOutsideScale(let name, let suggestion):
      "item '\(name)' is to be turned round and is not of the scale"
        + (suggestion.map { "; did you mean '\($0)'?" } ?? "; name it in --items too")
    case .constantItem(let name):
      "item '\(name)' has the same answer throughout; leave it out of the scale"
    case .answersBeyondRange(let name):
      "item '\(name)' holds numbers beyond 1e50, whose squares cannot be added up; leave it out"
    case .scaleNotComputed(let reason): "the items make no scale; \(reason)"
    }
  }

  private static let availableNames = StatisticCatalog.all.map(\.id.rawValue)

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? "; name one of them"
  }
}

extension ColumnRole {
  fileprivate var phrase: String {
    switch self {
    case .rows: "the rows"
    case .columns: "the columns"
    case .weight: "the weight"
    case .strata: "the strata"
    case .clusters: "the clusters"
    case .population: "the finite population"
    case .margin: "a margin"
    case .predictor: "a predictor"
    case .respondent: "the respondents"
    case .outcome: "the outcome"
    case .groups: "the groups"
    case .pairs: "the pairs"
    case .item: "the scale"
    }
  }
}
