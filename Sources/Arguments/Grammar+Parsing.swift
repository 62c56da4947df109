import Words

extension Grammar {
  /// Reads the arguments after the command's name into the target.
  ///
  /// - Throws: the first `ArgumentError` from the left; `helpRequested` for `--help` or `-h`.
  package func parse(_ arguments: [String], into target: inout Target) throws(ArgumentError) {
    var parser = Parser(grammar: self, remaining: arguments[...])
    try parser.parse(into: &target)
  }
}

private struct Parser<Target> {
  let grammar: Grammar<Target>
  var remaining: ArraySlice<String>
  var written: Set<String> = []
  var operandCount = 0

  mutating func parse(into target: inout Target) throws(ArgumentError) {
    var optionsEnded = false
    while let argument = remaining.popFirst() {
      if optionsEnded || argument == "-" || !argument.hasPrefix("-") {
        try take(operand: argument, into: &target)
      } else if argument == "--" {
        optionsEnded = true
      } else if argument.hasPrefix("--") {
        try take(long: argument, into: &target)
      } else {
        try take(cluster: argument, into: &target)
      }
    }
    try checkOperands()
    try checkEffects(on: target)
  }

  /// Refuses what was written and would change nothing.
  private func checkEffects(on target: Target) throws(ArgumentError) {
    for entry in grammar.entries where written.contains(entry.title) {
      guard case .only(let modes) = entry.effect,
        let mode = modes.first(where: { !$0.holds(target) })
      else { continue }
      throw .withoutEffect(entry.title, reason: mode.reason, remedy: mode.remedy)
    }
  }

  private mutating func take(operand: String, into target: inout Target) throws(ArgumentError) {
    let operands = grammar.operands
    guard let last = operands.last else { throw .unexpectedOperand(operand) }
    let repeats = last.kind == .operand(.any) || last.kind == .operand(.atLeastOnce)
    guard operandCount < operands.count || repeats else { throw .unexpectedOperand(operand) }
    let entry = operands[min(operandCount, operands.count - 1)]
    operandCount += 1
    written.insert(entry.title)
    guard entry.assign(&target, operand) else {
      throw .invalidValue(
        name: entry.name.uppercased(), value: operand, expectation: entry.expectation,
        suggestion: suggestion(for: operand, among: entry.words))
    }
  }

  private func checkOperands() throws(ArgumentError) {
    for entry in grammar.operands.dropFirst(operandCount)
    where entry.kind == .operand(.once) || entry.kind == .operand(.atLeastOnce) {
      throw .missingOperand(entry.name.uppercased())
    }
  }

  private mutating func take(
    long argument: String, into target: inout Target
  ) throws(ArgumentError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelled = String(parts[0])
    let attached = parts.count == 2 ? String(parts[1]) : nil
    let name = String(spelled.dropFirst(2))
    if name == "help" { throw .helpRequested }
    guard let (entry, negated) = find(long: name) else {
      let known = grammar.options.flatMap(\.spellings) + ["--help"]
      throw .unknownOption(spelled, suggestion: suggestion(for: spelled, among: known))
    }
    guard case .option = entry.kind else {
      guard attached == nil else { throw .unexpectedValue(flag: spelled) }
      _ = entry.assign(&target, negated ? "false" : "true")
      written.insert(entry.title)
      return
    }
    let value = if let attached { attached } else { try next(for: entry, spelled) }
    try store(value, in: entry, spelled, &target)
  }

  /// Reads `-abc`: flags, of which the last may be an option whose value is attached or follows.
  private mutating func take(
    cluster argument: String, into target: inout Target
  ) throws(ArgumentError) {
    var letters = argument.dropFirst()
    while let letter = letters.popFirst() {
      let spelled = "-\(letter)"
      guard let entry = grammar.options.first(where: { $0.short == letter }) else {
        if letter == "h" { throw .helpRequested }
        let known = grammar.options.flatMap(\.spellings)
        let whole = "-" + argument
        let long = known.contains(whole) ? whole : suggestion(for: whole, among: known)
        throw .unknownOption(spelled, suggestion: argument.count > 2 ? long : nil)
      }
      guard case .option = entry.kind else {
        _ = entry.assign(&target, "true")
        written.insert(entry.title)
        continue
      }
      let attached = letters.isEmpty ? nil : String(letters)
      let value = if let attached { attached } else { try next(for: entry, spelled) }
      try store(value, in: entry, spelled, &target)
      return
    }
  }

  private mutating func next(
    for entry: Grammar<Target>.Entry, _ spelled: String
  ) throws(ArgumentError) -> String {
    guard let value = remaining.first else {
      throw .missingValue(option: spelled, expectation: entry.expectation, followedBy: nil)
    }
    let name = value.split(separator: "=").first.map(String.init) ?? value
    guard !grammar.options.contains(where: { $0.spellings.contains(name) }) else {
      throw .missingValue(option: spelled, expectation: entry.expectation, followedBy: name)
    }
    return remaining.removeFirst()
  }

  private mutating func store(
    _ value: String, in entry: Grammar<Target>.Entry, _ spelled: String, _ target: inout Target
  ) throws(ArgumentError) {
    let isFirst = written.insert(entry.title).inserted
    if case .option(_, repeatable: false) = entry.kind, !isFirst {
      throw .repeatedOption("--" + entry.name)
    }
    guard entry.assign(&target, value) else {
      throw .invalidValue(
        name: spelled, value: value, expectation: entry.expectation,
        suggestion: suggestion(for: value, among: entry.words))
    }
  }

  private func find(long name: String) -> (entry: Grammar<Target>.Entry, negated: Bool)? {
    for entry in grammar.options {
      if entry.name == name { return (entry, false) }
      if entry.kind == .flag(negatable: true), "no-" + entry.name == name { return (entry, true) }
    }
    return nil
  }
}

extension Grammar.Entry {
  /// What errors call it.
  var title: String {
    if case .operand = kind { name.uppercased() } else { "--" + name }
  }

  /// Every way to begin this option, dashes included.
  var spellings: [String] {
    var all = ["--" + name]
    if kind == .flag(negatable: true) { all.append("--no-" + name) }
    if let short { all.append("-\(short)") }
    return all
  }
}
