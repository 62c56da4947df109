import Testing

@testable import Words

@Suite struct QuotedListTests {
  @Test(arguments: [
    ("a", ["a"]), ("a,b", ["a", "b"]), (" a , b ", ["a", "b"]),
    ("Too Little,2", ["Too Little", "2"]),
    (#""Cluj, Napoca",Iași"#, ["Cluj, Napoca", "Iași"]), (#"'a "b" c' , d"#, [#"a "b" c"#, "d"]),
    (#""say ""yes""""#, [#"say "yes""#]), ("it's", ["it's"]), (#"5" pipe"#, [#"5" pipe"#]),
    (#"" ""#, [" "]),
  ])
  func `a list is read as it is meant`(text: String, parts: [String]) {
    #expect(QuotedList(text)?.parts == parts)
  }

  @Test(arguments: ["", " ", ",", "a,", ",a", "a,,b", #""a"#, #""a"b"#, #""a" b"#, #""""#, "''"])
  func `a list that breaks off is none`(text: String) {
    #expect(QuotedList(text) == nil)
  }

  @Test func `an assignment ends its name at the first sign outside marks`() throws {
    let plain = try #require(QuotedList.assignment("a=b=c"))
    #expect(plain.name == "a" && plain.list == "b=c")
    let quoted = try #require(QuotedList.assignment(#""a=b"=c"#))
    #expect(quoted.name == "a=b" && quoted.list == "c")
    #expect(QuotedList.assignment("a") == nil && QuotedList.assignment("a=") == nil)
    #expect(QuotedList.assignment("=a") == nil && QuotedList.assignment(#""a"b=c"#) == nil)
  }

  @Test func `pairs are read one after the other`() throws {
    let pairs = try #require(QuotedList.assignments(#"age=minor,work="nurse, night""#))
    #expect(pairs.map(\.name) == ["age", "work"])
    #expect(pairs.map(\.value) == ["minor", "nurse, night"])
    #expect(QuotedList.assignments("a=1,b") == nil)
  }
}
