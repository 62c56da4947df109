/// A checked condition over the items of a questionnaire or the columns of a data set.
///
/// Items are named by index. It is three-valued: where an item holds no answer, what depends on it
/// is unknown (Kleene 1952, strong three-valued logic).
package indirect enum Condition: Hashable, Sendable {
  case constant(Bool)
  case not(Condition)
  case all([Condition])
  case any([Condition])
  case comparison(Quantity, Comparison, Quantity)
  /// The one option chosen is among the codes.
  case isAmong(item: Int, codes: [Int])
  /// At least one of the codes is chosen in a multiple item.
  case includesAny(item: Int, codes: [Int])
  /// Every one of the items holds an answer; never unknown.
  case answered(items: [Int])
  /// The item holds one of the non-answers; never unknown.
  case isNonanswer(item: Int, kinds: [Nonanswer])
}

/// How two quantities are compared.
package enum Comparison: String, CaseIterable, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// A number computed from answers; a date counts as its days since 1970-01-01.
package indirect enum Quantity: Hashable, Sendable {
  case number(Double)
  case item(Int)
  /// How many of the items hold one of the codes; in a multiple item each chosen code counts.
  case count(items: [Int], codes: [Int])
  /// The minutes from one time to the next other, over midnight where need be: 0 to 1,439.
  case elapsed(from: Int, to: Int)
  case negated(Quantity)
  case sum(Quantity, Quantity)
  case difference(Quantity, Quantity)
  case product(Quantity, Quantity)
  /// Unknown where the divisor is zero.
  case quotient(Quantity, Quantity)
}

/// True, false, or unknown because an answer it needs is not there.
package enum Truth: Hashable, Sendable {
  case no
  case unknown
  case yes
}
