extension Grammar.Entry {
  /// The property of the command that a value is stored in.
  package typealias Place<Value> = any WritableKeyPath<Target, Value> & Sendable

  /// One required value, known by its place.
  package static func operand<Value: ArgumentValue>(
    _ name: String, _ target: Place<Value>, _ help: String
  ) -> Self {
    Self(
      name: name, short: nil, kind: .operand(.once), help: help,
      expectation: Value.expectation, words: Value.words,
      assign: { assign($1, { $0[keyPath: target] = $1 }, &$0) })
  }

  /// One value that may be left out, known by its place.
  package static func operand<Value: ArgumentValue>(
    _ name: String, _ target: Place<Value?>, _ help: String
  ) -> Self {
    Self(
      name: name, short: nil, kind: .operand(.optional), help: help,
      expectation: Value.expectation, words: Value.words,
      assign: { assign($1, { $0[keyPath: target] = $1 }, &$0) })
  }

  /// All values from here on.
  package static func operands<Value: ArgumentValue>(
    _ name: String, _ target: Place<[Value]>,
    atLeastOne: Bool = true, _ help: String
  ) -> Self {
    Self(
      name: name, short: nil, kind: .operand(atLeastOne ? .atLeastOnce : .any), help: help,
      expectation: Value.expectation, words: Value.words,
      assign: { assign($1, { $0[keyPath: target].append($1) }, &$0) })
  }

  /// A switch; a negatable one can also be written `--no-name`.
  package static func flag(
    _ name: String, short: Character? = nil, negatable: Bool = false,
    _ target: Place<Bool>, _ help: String
  ) -> Self {
    Self(
      name: name, short: short, kind: .flag(negatable: negatable), help: help,
      expectation: "no value", words: [],
      assign: {
        $0[keyPath: target] = $1 == "true"
        return true
      })
  }

  /// A named value with a default.
  package static func option<Value: ArgumentValue>(
    _ name: String, short: Character? = nil, _ target: Place<Value>,
    _ placeholder: String, _ help: String
  ) -> Self {
    Self(
      name: name, short: short,
      kind: .option(placeholder: placeholder, repeatable: false),
      help: help, expectation: Value.expectation, words: Value.words,
      assign: { assign($1, { $0[keyPath: target] = $1 }, &$0) })
  }

  /// A named value that may be absent.
  package static func option<Value: ArgumentValue>(
    _ name: String, short: Character? = nil, _ target: Place<Value?>,
    _ placeholder: String, _ help: String
  ) -> Self {
    Self(
      name: name, short: short,
      kind: .option(placeholder: placeholder, repeatable: false),
      help: help, expectation: Value.expectation, words: Value.words,
      assign: { assign($1, { $0[keyPath: target] = $1 }, &$0) })
  }

  /// A named value that is repeated for many.
  package static func option<Value: ArgumentValue>(
    _ name: String, short: Character? = nil, _ target: Place<[Value]>,
    _ placeholder: String, _ help: String
  ) -> Self {
    Self(
      name: name, short: short,
      kind: .option(placeholder: placeholder, repeatable: true),
      help: help, expectation: Value.expectation, words: Value.words,
      assign: { assign($1, { $0[keyPath: target].append($1) }, &$0) })
  }

  private static func assign<Value: ArgumentValue>(
    _ text: String, _ store: (inout Target, Value) -> Void, _ target: inout Target
  ) -> Bool {
    guard let value = Value(argument: text) else { return false }
    store(&target, value)
    return true
  }
}
