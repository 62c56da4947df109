/// What a regression explains by what, written `outcome ~ a + number(b) + a:c`.
package struct ModelFormula: Hashable, Sendable {
  /// A column as a formula takes it.
  package struct Variable: Hashable, Sendable {
    package let name: String
    package let reading: Reading
  }

  /// How a column's answers become predictors.
  package enum Reading: Hashable, Sendable {
    /// Numbers as numbers, anything else as categories.
    case asMeasured
    case number
    case categories
  }

  package let outcome: String
  /// Terms of one variable, or of several whose product is taken.
  package let terms: [[Variable]]

  /// The columns that it names, each once.
  package var columns: [String] {
    var names = [outcome]
    for variable in terms.flatMap(\.self) where !names.contains(variable.name) {
      names.append(variable.name)
    }
    return names
  }

  /// Reads a formula; `a*b` stands for `a + b + a:b`.
  ///
  /// - Throws: where it is not understood.
  package init(parsing text: String) throws(ModelError) {
    let sides = text.split(separator: "~", omittingEmptySubsequences: false).map(Self.trimmed)
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { throw .formula(text) }
    outcome = sides[0]
    var terms: [[Variable]] = []
    func add(_ term: [Variable]) { if !terms.contains(term) { terms.append(term) } }
    for part in sides[1].split(separator: "+", omittingEmptySubsequences: false) {
      if part.contains("*") {
        let factors = try Self.variables(part, separator: "*", in: text)
        for factor in factors { add([factor]) }
        add(factors)
      } else {
        add(try Self.variables(part, separator: ":", in: text))
      }
    }
    if terms.flatMap(\.self).contains(where: { $0.name == sides[0] }) { throw .formula(text) }
    self.terms = terms
  }

  private static func variables(
    _ text: Substring, separator: Character, in formula: String
  ) throws(ModelError) -> [Variable] {
    var variables: [Variable] = []
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      let name = trimmed(part)
      guard !name.isEmpty else { throw .formula(formula) }
      if name.hasPrefix("number("), name.hasSuffix(")") {
        variables.append(Variable(name: String(name.dropFirst(7).dropLast()), reading: .number))
      } else if name.hasPrefix("factor("), name.hasSuffix(")") {
        variables.append(Variable(name: String(name.dropFirst(7).dropLast()), reading: .categories))
      } else {
        variables.append(Variable(name: name, reading: .asMeasured))
      }
    }
    return variables
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
