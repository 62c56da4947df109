import Arguments
import Testing

@testable import Commands

/// Data without rows, and data that would take long.
@Suite struct DegenerateDataTests {
  @Test(arguments: [
    ["test", "--by", "g", "--cluster", "g"], ["test", "--by", "g", "--strata", "g"],
    ["test", "--by", "g", "--replicates", "jk1"],
    ["test", "--by", "g", "--replicates", "bootstrap"],
    ["test", "--pairs", "g", "--cluster", "g"], ["test", "--by", "g", "--fpc", "g"],
  ])
  func `a design of data without rows is an error, never a trap`(words: [String]) throws {
    let work = try Workplace()
    let data = try work.write("h.csv", "y,g\n")
    #expect(Typed(["init", work.study, "-q", work.questionnaire]).code == .done)
    let inStudy = words.dropFirst().map { $0 == "g" ? "sex" : $0 }
    for typed in [
      Typed([words[0], data, "--outcome", "y"] + words.dropFirst()),
      Typed([words[0], work.study, "--outcome", "age"] + inStudy),
    ] {
      #expect(typed.code == .failed && typed.output == "")
      #expect(typed.error.contains("the data have no rows"), "\(typed.error)")
    }
  }

  private static func rows(_ count: Int, groups: Int) -> String {
    var text = "a,b,s,k\n"
    for row in 0..<count {
      text += "\(row * 7 % 5),\((row * 3 + row / 7) % 5),\(row % 10),\(row % groups)\n"
    }
    return text
  }

  @Test func `differential functioning is of at most as many groups as a comparison`() throws {
    let work = try Workplace()
    let many = try work.write("many.csv", Self.rows(3_000, groups: 1_000))
    let typed = Typed(["scale", many, "-i", "a,b", "--by", "k"])
    #expect(typed.code == .failed && typed.output == "")
    #expect(typed.error.contains("makes 1000 groups") && typed.error.contains("at most 50"))
  }

  @Test func `many respondents who differ little are compared at once`() throws {
    let work = try Workplace()
    let data = try work.write("big.csv", Self.rows(30_000, groups: 10))
    let typed = Typed(["scale", data, "-i", "a,b,s", "--by", "k"])
    #expect(typed.code == .done)
  }

  @Test func `what would take long is left out with a note`() throws {
    let work = try Workplace()
    var text = "a,b,c,k\n"
    for row in 0..<2_000 {
      text += "\(row * 7919 % 101),\(row * 104_729 % 101),\(row * 31 % 101),\(row % 4)\n"
    }
    let typed = Typed(["scale", try work.write("w.csv", text), "-i", "a,b,c", "--by", "k"])
    #expect(typed.code == .done)
    #expect(typed.output.contains("Not computed: differential functioning of a"))
  }
}
