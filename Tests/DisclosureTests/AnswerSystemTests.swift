import Testing

@testable import Disclosure

/// Forty people who each said yes or no, and a sum of numbers of which no two are alike.
@Suite struct AnswerSystemTests {
  private static let people = 40

  /// - Parameter isCounted: whether the count of the target is printed itself.
  private static func system(isOfMany: Bool, isCounted: Bool) -> AnswerSystem {
    let classes = (0..<people).map { (size: 1, variables: 2 * $0..<2 * $0 + 2) }
    let truth: [Double] = (0..<people).flatMap { person -> [Double] in
      person % 13 == 5 ? [1, 0] : [0, 1]
    }
    let yes = (0..<people).map { AnswerSystem.Term(2 * $0, 1) }
    let scored = (0..<people).map { person in
      AnswerSystem.Term(2 * person, Double(person * person + 7).squareRoot())
    }
    let sum = scored.reduce(0) { $0 + $1.coefficient * truth[$1.variable] }
    let count = yes.reduce(0) { $0 + truth[$1.variable] }
    var numbers = [AnswerSystem.Number(terms: scored, limits: sum...sum, cost: 0.5)]
    if isCounted { numbers.append(.init(terms: yes, limits: count...count, cost: 1)) }
    return AnswerSystem(
      classes: classes, truth: truth, numbers: numbers,
      targets: [.init(terms: yes, reach: 5, width: 5, kind: 0, isOfMany: isOfMany)])
  }

  @Test func `a search that gives up holds back for few, and not for many`() {
    #expect(Self.system(isOfMany: true, isCounted: false).protected([true]) == [true])
    #expect(Self.system(isOfMany: false, isCounted: false).protected([true]) == [false])
  }

  @Test func `a proof holds back for many too`() {
    let left = Self.system(isOfMany: true, isCounted: true).protected([true, true])
    #expect(left[1] == false)
  }
}
