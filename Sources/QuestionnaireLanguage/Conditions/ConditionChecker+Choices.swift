import Diagnostics
import QuestionnaireModel

extension ConditionChecker {
  /// Compares an item that has options with one of them, or with something else of its kind.
  mutating func compareChoice(
    _ subject: ConditionNode, _ sign: ConditionNode.Sign<Comparison>, _ other: ConditionNode
  ) -> Condition? {
    guard let entry = entry(subject), case .choice(let options) = entry.kind else { return nil }
    if sign.meaning.needsOrder, !options.isOrdered, !options.isNumeric {
      diagnostics.append(.unorderedCompared(entry.name, scope.subject, at: sign.span))
      return nil
    }
    if isLiteral(other) {
      switch options.match(spelling(of: other), folding: scope.folds) {
      case .value(let value): return compare(entry, options, sign, to: value, subject, other)
      case .ambiguous(let codes):
        diagnostics.append(.ambiguousLabel(of: entry.name, codes: codes, at: other.span))
        return nil
      case .none: break
      }
    }
    if refuseNonanswer(other, replacing: sign) { return nil }
    if let second = namedEntry(other), case .choice(let others) = second.kind {
      return compareChoices(entry, options, sign, with: others, other)
    }
    return compareAsNumber(subject, entry, options, sign, other)
  }

  /// Compares an item that has options with a number that is none of its codes.
  private mutating func compareAsNumber(
    _ subject: ConditionNode, _ entry: ConditionScope.Entry, _ options: ConditionScope.Options,
    _ sign: ConditionNode.Sign<Comparison>, _ other: ConditionNode
  ) -> Condition? {
    switch other.kind {
    case .name where namedEntry(other) == nil, .text, .date, .time:
      diagnostics.append(unknownOption(spelling(of: other), of: entry, options, at: other.span))
      return nil
    case .number where !options.isNumeric && !(sign.meaning.needsOrder && options.hasCodes):
      diagnostics.append(unknownOption(spelling(of: other), of: entry, options, at: other.span))
      return nil
    case .name, .number, .negated, .arithmetic, .count, .minutes, .comparison, .membership,
      .state, .answered, .not, .all, .any:
      break
    }
    guard options.isNumeric || (options.isOrdered && options.hasCodes) else {
      diagnostics.append(.choiceAsNumber(entry.name, at: subject.span))
      return nil
    }
    guard let right = quantity(other) else { return nil }
    let left = TypedQuantity(.item(entry.index), bounds: options.isNumeric ? nil : options.bounds)
    return compare(left, sign, right, at: subject.span.union(other.span))
  }

  private mutating func compare(
    _ entry: ConditionScope.Entry, _ options: ConditionScope.Options,
    _ sign: ConditionNode.Sign<Comparison>, to value: Double, _ subject: ConditionNode,
    _ other: ConditionNode
  ) -> Condition? {
    switch sign.meaning {
    case .equal: return isAmong(entry.index, [value])
    case .notEqual: return .not(isAmong(entry.index, [value]))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let left = TypedQuantity(
        .item(entry.index), bounds: options.isNumeric ? nil : options.bounds)
      return compare(
        left, sign, TypedQuantity(.number(value), bounds: value...value),
        at: subject.span.union(other.span))
    }
  }

  /// Compares two items with options: their codes must mean the same.
  private mutating func compareChoices(
    _ entry: ConditionScope.Entry, _ options: ConditionScope.Options,
    _ sign: ConditionNode.Sign<Comparison>, with others: ConditionScope.Options,
    _ other: ConditionNode
  ) -> Condition? {
    guard let second = self.entry(other) else { return nil }
    let areNumbers = options.isNumeric && others.isNumeric
    guard areNumbers || options.hasSameMeaning(as: others) else {
      diagnostics.append(.differentOptions(entry.name, second.name, at: other.span))
      return nil
    }
    return .comparison(.item(entry.index), sign.meaning, .item(second.index))
  }

  /// Finds the number of every option in a list; nil where one is unknown.
  mutating func values(
    of list: [ConditionNode], in options: ConditionScope.Options, of entry: ConditionScope.Entry
  ) -> [Double]? {
    var values: [Double] = []
    var isSound = true
    for node in list {
      switch options.match(spelling(of: node), folding: scope.folds) {
      case .value(let value):
        if !values.contains(value) { values.append(value) }
        continue
      case .ambiguous(let codes):
        diagnostics.append(.ambiguousLabel(of: entry.name, codes: codes, at: node.span))
      case .none:
        if options.isNumeric, case .number(let number, _) = node.kind {
          values.append(number)
          continue
        }
        if !refuseNonanswer(node, replacing: nil) {
          diagnostics.append(
            unknownOption(spelling(of: node), of: entry, options, at: node.span))
        }
      }
      isSound = false
    }
    return isSound ? values : nil
  }

  /// The condition that an item holds one of some numbers, in the shortest form the model has.
  func isAmong(_ item: Int, _ values: [Double]) -> Condition {
    let codes = values.compactMap(Int.init(exactly:))
    if codes.count == values.count { return .isAmong(item: item, codes: codes) }
    return .any(values.map { .comparison(.item(item), .equal, .number($0)) })
  }

  private static let mostSuggestedCategories = 30

  private func unknownOption(
    _ spelling: String, of entry: ConditionScope.Entry, _ options: ConditionScope.Options,
    at span: SourceSpan
  ) -> Diagnostic {
    // A column of many categories may hold free text, and a suggestion would repeat an answer.
    let isClosed = scope.subject == .item || options.options.count <= Self.mostSuggestedCategories
    let known = isClosed && suggests ? options.options.flatMap { $0.names + $0.labels } : []
    let finding = Diagnostic.unknownOption(
      spelling, of: entry.name, scope.subject, known: known, at: span)
    guard scope.subject == .column, !known.isEmpty else { return finding }
    return finding.listing(options.options.map(\.words))
  }
}

extension ConditionScope.Option {
  /// The code, and the label where it has one.
  fileprivate var words: String {
    guard let code = names.first else { return labels.first ?? "" }
    return labels.isEmpty ? code : "\(code) (\(labels[0]))"
  }
}

extension ConditionScope.Options {
  fileprivate func hasSameMeaning(as other: Self) -> Bool {
    options.count == other.options.count
      && zip(options, other.options).allSatisfy {
        $0.value == $1.value && $0.names == $1.names && $0.labels == $1.labels
      }
  }
}

extension Comparison {
  /// Whether it asks which of two is larger.
  var needsOrder: Bool {
    switch self {
    case .equal, .notEqual: false
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    }
  }

  /// The comparison that holds between the operands exchanged.
  var exchanged: Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
