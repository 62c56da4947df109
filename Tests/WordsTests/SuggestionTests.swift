import Testing

@testable import Words

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("smokes", ["packs", "smoke"], "smoke"), ("chioce", ["choice", "choose"], "choice"),
    ("p11", ["P12", "P11"], "P11"), ("AGE", ["AGO", "age"], "age"), ("pakcs", ["packs"], "packs"),
    ("țără", ["tară", "țări"], "țări"), ("ab", ["ad", "ac"], "ac"),
    ("cross", ["check", "crosstab"], "crosstab"), ("tab", ["tabulate", "test"], "tabulate"),
  ])
  func `the nearest name is suggested`(name: String, candidates: [String], expected: String) {
    #expect(suggestion(for: name, among: candidates) == expected)
  }

  @Test(arguments: [
    ("weight", ["height_cm", "age"]), ("a", ["b"]), ("", ["ab"]), ("same", ["same"]),
    ("P11", ["consent"]), ("we", ["weight", "welcome"]), ("w", ["weight"]),
  ])
  func `nothing is suggested when nothing is near`(name: String, candidates: [String]) {
    #expect(suggestion(for: name, among: candidates) == nil)
  }

  @Test func `a name of a million characters costs nothing`() {
    let name = String(repeating: "a", count: 1_000_000)
    #expect(suggestion(for: name, among: [name + "b", "a"]) == nil)
  }

  @Test(arguments: [("ca", "ac", 1), ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0)])
  func `distance counts transpositions once`(left: String, right: String, distance: Int) {
    #expect(editDistance(Array(left), Array(right)) == distance)
  }
}
