/// What somebody knows of answers who knows everything else of everybody: who took part, what each
/// said to all other items, who did not answer, and the numbers that are printed.
///
/// People whom no number tells apart are one class. The unknowns are how many of a class gave which
/// answer; every printed number is a sum over them. It knows neither items nor tables.
package struct AnswerSystem: Sendable {
  /// How often an unknown counts in a sum.
  package struct Term: Hashable, Sendable {
    package let variable: Int
    package let coefficient: Double

    package init(_ variable: Int, _ coefficient: Double) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// A printed number: a sum, and the limits between which it is told to lie.
  package struct Number: Sendable {
    package let terms: [Term]
    package let limits: ClosedRange<Double>
    /// What is lost where it is held back; nil where it was published before and cannot be.
    package let cost: Double?

    package init(terms: [Term], limits: ClosedRange<Double>, cost: Double?) {
      self.terms = terms
      self.limits = limits
      self.cost = cost
    }
  }

  /// A sum that must stay uncertain.
  package struct Target: Sendable {
    package let terms: [Term]
    /// How large it must seem to be able to be.
    package let reach: Double
    /// How far apart its least and its greatest value must lie.
    package let width: Double
    /// Targets of one kind are looked for together.
    package let kind: Int
    /// Whether it counts as certain only where that is proved, and not where no search ended.
    package let isOfMany: Bool

    package init(terms: [Term], reach: Double, width: Double, kind: Int, isOfMany: Bool = false) {
      self.isOfMany = isOfMany
      self.terms = terms
      self.reach = reach
      self.width = width
      self.kind = kind
    }
  }

  /// The size of each class, and which unknowns are its answers.
  package let classes: [(size: Int, variables: Range<Int>)]
  /// How many there are of each.
  package let truth: [Double]
  package private(set) var numbers: [Number]
  package let targets: [Target]

  package init(
    classes: [(size: Int, variables: Range<Int>)], truth: [Double], numbers: [Number],
    targets: [Target]
  ) {
    precondition(
      classes.allSatisfy { truth[$0.variables].reduce(0, +) == Double($0.size) },
      "everybody of a class gave one answer")
    self.classes = classes
    self.truth = truth
    self.numbers = numbers
    self.targets = targets
  }

  var limits: [ClosedRange<Double>] {
    var limits = truth.map { 0...$0 }
    for people in classes {
      for variable in people.variables { limits[variable] = 0...Double(people.size) }
    }
    return limits
  }

  func value(_ terms: [Term], at point: [Double]) -> Double {
    terms.reduce(0) { $0 + $1.coefficient * point[$1.variable] }
  }

  /// Rows of a program that say what classes and numbers say.
  func rows(_ published: [Bool]) -> [LinearProgram.Row] {
    classRows + numbers.indices.filter { published[$0] }.map { row(of: $0) }
  }

  var classRows: [LinearProgram.Row] {
    classes.map { people in
      LinearProgram.Row(
        terms: people.variables.map { ($0, 1) }, lower: Double(people.size),
        upper: Double(people.size))
    }
  }

  func row(of number: Int) -> LinearProgram.Row {
    LinearProgram.Row(
      terms: numbers[number].terms.map { ($0.variable, $0.coefficient) },
      lower: numbers[number].limits.lowerBound, upper: numbers[number].limits.upperBound)
  }
}
