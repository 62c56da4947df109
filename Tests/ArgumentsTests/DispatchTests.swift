import Files
import Testing

@testable import Arguments

@Suite struct DispatchTests {
  let output = CapturedText()
  let error = CapturedText()

  func run(_ arguments: String..., typed: [String] = []) -> ExitCode {
    var streams = Streams(output: output, error: error, input: PreparedLines(typed))
    return sampleTable.dispatch(arguments: arguments, streams: &streams)
  }

  @Test func `no arguments print the journey`() {
    #expect(run() == .done)
    #expect(output.text == "Begin with 'percept new'.\n")
  }

  @Test func `a command runs and its exit code is the program's`() {
    #expect(run("crosstab", "d", "a", "b", "-fcsv") == .findings)
    #expect(output.text == "d a+b csv\n")
    #expect(error.text.isEmpty)
  }

  @Test func `a command reads what is typed`() {
    #expect(run("echo", typed: ["one", "two"]) == .done)
    #expect(output.text == "one\ntwo\n")
  }

  @Test func `a mistake goes to standard error with the page that explains`() {
    #expect(run("crosstab", "--rows") == .usage)
    #expect(output.text.isEmpty)
    #expect(
      error.text == "percept: error: unknown option '--rows'\nSee 'percept help crosstab'.\n")
  }

  @Test func `an unknown command is answered with the nearest one`() {
    #expect(run("corsstab") == .usage)
    #expect(error.text.contains("unknown command 'corsstab'; did you mean 'crosstab'?"))
  }

  @Test func `the version is one line`() {
    #expect(run("--version") == .done)
    #expect(output.text == "percept 1.2.3\n")
  }

  @Test(arguments: ["help", "--help", "-h"])
  func `help lists the commands by audience`(word: String) {
    #expect(run(word) == .done)
    #expect(output.text.contains("Analyst:\n  crosstab  Cross two items of a study.\n"))
    #expect(output.text.contains("Field team:\n  echo  Repeat what is typed.\n"))
  }

  @Test(arguments: [["help", "crosstab"], ["crosstab", "--help"], ["crosstab", "-h", "--zebra"]])
  func `help on a command has three spellings and one text`(arguments: [String]) {
    var streams = Streams(output: output, error: error, input: PreparedLines())
    #expect(sampleTable.dispatch(arguments: arguments, streams: &streams) == .done)
    #expect(output.text == TableCommand.helpPage(program: "percept"))
  }

  @Test func `a closed pipe ends without complaint`() {
    let pipe = CapturedText(capacity: 5)
    var streams = Streams(output: pipe, error: error, input: PreparedLines(["1", "2", "3", "4"]))
    #expect(sampleTable.dispatch(arguments: ["echo"], streams: &streams) == .done)
    #expect(pipe.text == "1\n2\n")
    #expect(error.text.isEmpty)
  }

  @Test func `output that is lost is a failure that says so`() {
    let disk = CapturedText(capacity: 0, conditionWhenFull: .failed("no space left"))
    var streams = Streams(output: disk, error: error, input: PreparedLines())
    #expect(sampleTable.dispatch(arguments: ["help"], streams: &streams) == .failed)
    #expect(error.text == "percept: error: the output is incomplete: no space left\n")
  }
}

@Suite struct HelpPageTests {
  @Test func `the page is generated from the table`() {
    #expect(
      TableCommand.helpPage(program: "percept") == """
        Cross two items of a study.

        Usage: percept crosstab [options] DATA [ITEMS…]

        Operands:
          DATA   A study file or a table of answers.
          ITEMS  The items to cross.

        Options:
          -q, --quiet                Print no notes.
          -w, --[no-]weights         Apply the weights.
          -f, --format text|json     How to print the table.
              --level NUMBER         The level of confidence, between 0 and 1.
          -t, --top N                Print only the first N rows.
          -c, --categories ITEM=A,B  Choose categories.
          -o, --output FILE          Write to a file.
          -h, --help                 Print this page.

        Example:
          percept crosstab wellbeing.study --rows smoke --columns age

        """)
  }

  @Test func `long help wraps at 80 columns under its own column`() {
    var page = HelpPage()
    page.add(
      section: "Options",
      rows: [
        ("-a", String(repeating: "word ", count: 40)),
        ("--a-label-that-is-wider-than-its-column", "Help."),
      ])
    let lines = page.text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines[2].hasPrefix("      word"))
    #expect(lines.last == "      Help.")
  }

  @Test func `a line that is no text is told and the next one taken`() {
    let input = PreparedLines(bytes: [[0x63, 0xE9], Array("é".utf8)])
    var told: [InputLine.Reason] = []
    #expect(input.readLine { told.append($0) } == "é")
    #expect(told == [.notUTF8])
    #expect(input.readLine { told.append($0) } == nil)
  }
}
