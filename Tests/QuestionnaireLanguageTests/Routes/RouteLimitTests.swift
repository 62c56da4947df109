import Diagnostics
import QuestionnaireLanguage
import Testing

@Suite struct RouteLimitTests {
  @Test func `a chain of many conditions is followed to its end`() {
    let count = 400
    let items = (1..<count).map {
      "- {id: q\($0), type: integer, when: q\($0 - 1) = 1, en: Q\($0)?}"
    }
    let last = "- {id: last, type: text, when: q\(count - 1) = 1 and q0 = 2, en: Last?}"
    let reading = check(["- {id: q0, type: integer, en: Q0?}"] + items + [last])
    #expect(reading.diagnostics.map(\.code) == ["Q0420"])
    #expect(reading.limitation == nil)
  }

  @Test func `what is too intricate is said once and not guessed`() {
    let items = (0..<4).map { "- {id: q\($0), type: integer, range: 2..100000, en: Q\($0)?}" }
    // A prime is no product, which only trying them all would show.
    let never = "- {id: never, type: text, when: q0 * q1 * (q2 + q3) = 1000003, en: N?}"
    let reading = check(items + [never])
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.limitation?.hasSuffix("followed: item 'never'") == true)
  }

  @Test func `options that are too many to tell apart are not guessed about`() {
    let options = (1...300).map { "\($0): A\($0)" }.joined(separator: ", ")
    let conditions = (1...300).map { "a = \($0)" }.joined(separator: " or ")
    let reading = check([
      "- {id: a, type: single, allow: [], options: {\(options)}, en: Which?}",
      "- {id: b, type: text, when: \(conditions), en: Why?}",
    ])
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.limitation?.hasSuffix("followed: item 'b'") == true)
  }

  private func check(_ items: [String]) -> QuestionnaireReading {
    let text = ExampleFile.completing(items.joined(separator: "\n"))
    return QuestionnaireReader.check(SourceText(name: "-", text: text))
  }
}
