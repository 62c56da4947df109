import Files
import StudyStorage
import Testing

@testable import Interchange

@Suite struct CSVImportTests {
  static let mood = """
      - id: mood
        type: single
        en: Mood?
        ro: Starea?
        options: {1: {en: Good, ro: Bine}, 2: {en: Bad, ro: Rău}}
        allow: [dont_know, refused, not_applicable]

    """
  static let age = """
      - {id: age, type: integer, range: 0..120, en: Age?, ro: Vârsta?}

    """
  static let reason = """
      - id: reason
        type: integer
        range: 1..9
        when: mood = 2
        en: Why?
        ro: De ce?
        allow: [not_applicable]

    """
  static let help = """
      - id: help
        type: multiple
        en: Who?
        ro: Cine?
        options: {1: {en: A, ro: A}, 2: {en: B, ro: B}}

    """

  @Test func `rows that fit are stored and nothing else is left`() throws {
    let folder = try ImportFolder(Self.mood + Self.age)
    let summary = try folder.take("mood,other,age\nGood,x,44\nrău,y,12\n-98,z,0\n")
    #expect(summary.rows == 3 && summary.stored == 3 && summary.rejected == 0)
    #expect(summary.ignoredColumns == ["other"])
    #expect(try folder.words("mood") == ["1", "2", "dont_know"])
    #expect(try folder.words("age") == ["44", "12", "0"])
    #expect(try folder.rejects() == nil)
    #expect(try folder.audit().isClean)
  }

  @Test func `a row that does not fit is listed by place, class and reason`() throws {
    let folder = try ImportFolder(Self.mood + Self.age)
    let summary = try folder.take(
      "mood,age\nGood,44\nfine,44\nGood,400\n,44\nGood,\"1\n2\"\nBad,4.5\nGood,3,4\nGood\n")
    #expect(summary.stored == 1 && summary.rejected == 7)
    #expect(
      try folder.rejects() == [
        "2,3,mood,mood,text,neither a code nor a label of this item",
        "3,4,age,age,whole number,\"above the most allowed, 120\"",
        "4,5,mood,mood,empty,\"empty, and the item is required\"",
        "5,6,age,age,text,not a whole number",
        "6,8,age,age,number,not a whole number",
        "7,9,,,row,\"the row has 3 fields, the header 2\"",
        "8,10,,,row,\"the row has 1 fields, the header 2\"",
      ])
    #expect(try readFile(folder.rejectsPath, limit: 1 << 20).count > 0)
  }

  @Test func `every fault of a row is listed`() throws {
    let folder = try ImportFolder(Self.mood + Self.age)
    try folder.take("mood,age\nfine,old\n")
    #expect(try folder.rejects()?.count == 2)
  }

  @Test func `an answer off the route is refused, an empty or inapplicable one is not`() throws {
    let folder = try ImportFolder(Self.mood + Self.reason)
    let summary = try folder.take("mood,reason\n1,\n1,-97\n1,NA\n2,5\n1,5\n2,\n-98,3\n2,-97\n")
    #expect(summary.stored == 5)
    #expect(
      try folder.words("reason") == ["not_asked", "not_asked", "not_asked", "5", "not_applicable"])
    let off = "answered although the questionnaire does not ask it of this respondent"
    #expect(
      try folder.rejects() == [
        "5,6,reason,reason,whole number,\(off)",
        "6,7,reason,reason,empty,\"empty, and the item is required\"",
        "7,8,reason,reason,whole number,\(off)",
      ])
    #expect(try folder.audit().isClean)
  }

  @Test func `a check that fails is told in its own words`() throws {
    let check = """
        - id: years
          type: integer
          range: 0..120
          en: Years?
          ro: Ani?
          check: {that: years <= age, en: More years than the age., ro: Prea mulți ani.}

      """
    let folder = try ImportFolder(Self.age + check)
    #expect(try folder.take("age,years\n30,10\n30,40\n").stored == 1)
    #expect(
      try folder.rejects() == [
        "2,3,years,years,whole number,fails the item's check: More years than the age."
      ])
  }

  @Test func `what cannot be known of an item that the file lacks is not held against a row`()
    throws
  {
    let folder = try ImportFolder(Self.mood + Self.reason + Self.age)
    #expect(throws: ImportError.itemsWithoutColumn(["mood"])) {
      try folder.take("reason,age\n5,3\n")
    }
    #expect(try folder.take("reason,age\n5,3\n,4\n", "absent: [mood]").stored == 2)
    #expect(try folder.words("mood") == ["not_asked", "not_asked"])
    #expect(try folder.words("age") == ["3", "4"])
    #expect(try folder.words("reason") == ["5", "missing"])
    #expect(try folder.audit().isClean)
  }

  @Test func `a consent that the file lacks was given, one declined ends the row`() throws {
    let consent = "  - {id: yes, type: consent, en: Agree?, ro: De acord?}\n"
    let folder = try ImportFolder(consent + Self.age)
    #expect(try folder.take("age\n3\n", "absent: [yes]").stored == 1)
    let second = try folder.take("yes,age\n1,4\n2,\n2,5\n,6\n", file: "b.csv")
    #expect(second.stored == 2 && second.rejected == 2)
    #expect(try folder.words("age") == ["3", "4"])
    let report = try folder.audit()
    #expect(report.isClean)
    #expect(report.interviews == [.completed: 2, .declined: 1])
  }

  @Test func `choices stand in columns of their own`() throws {
    let folder = try ImportFolder(Self.help + Self.age)
    let summary = try folder.take(
      "help_1,help_2,age\n1,0,3\nyes,X,4\n,1,5\n0,0,6\n,,7\n2,1,8\nNA,Da,9\n")
    #expect(summary.stored == 4)
    #expect(try folder.words("help_1") == ["1", "1", "0", "0"])
    #expect(try folder.words("help_2") == ["0", "1", "1", "1"])
    #expect(
      try folder.rejects() == [
        "4,5,help_1,help,empty,\"empty, and the item is required\"",
        "5,6,help_1,help,empty,\"empty, and the item is required\"",
        "6,7,help_1,help,whole number,\"neither 1 nor 0, yes nor no, nor the option's label; "
          + "say under 'values' in the mapping what it means\"",
      ])
    #expect(try folder.words("age") == ["3", "4", "5", "9"])
  }

  @Test func `nothing chosen off the route is no answer`() throws {
    let routed =
      Self.mood + Self.help.replacing("type: multiple", "type: multiple\n    when: mood = 2")
    let folder = try ImportFolder(routed)
    #expect(try folder.take("mood,help_1,help_2\n1,0,0\n2,1,0\n1,1,0\n").stored == 2)
    #expect(try folder.words("help_1") == ["not_asked", "1"])
  }

  @Test func `a mapping names other columns`() throws {
    let folder = try ImportFolder(Self.mood + Self.help)
    try folder.take(
      "m,a,b\nda,1,0\nnu,0,1\n",
      "items:\n  mood: {column: m, values: {da: 1, nu: 2}}\n  help: {options: {1: a, 2: b}}\n")
    #expect(try folder.words("mood") == ["1", "2"])
    #expect(try folder.words("help_2") == ["0", "1"])
    #expect(throws: ImportError.unknownColumn(name: "moood", suggestion: "mood")) {
      try folder.take("mood,help\n1,1\n", "items: {mood: moood}")
    }
  }

  @Test func `rows come again without effect, by respondent or by place`() throws {
    let folder = try ImportFolder(Self.mood)
    let mapping = "respondent: id"
    #expect(try folder.take("id,mood\na,1\nb,2\n", mapping).stored == 2)
    let again = try folder.take("mood,id\n2,b\n1,c\n1,a\n2,a\n1,\n", mapping, file: "b.csv")
    #expect(again.alreadyStored == 2 && again.stored == 1 && again.rejected == 2)
    #expect(
      try folder.rejects() == [
        "4,5,,,row,this respondent is stored already with other answers",
        "5,6,id,,empty,the respondent's identifier is empty",
      ])
    let plain = try ImportFolder(Self.mood)
    #expect(try plain.take("mood\n1\n1\n2\n").stored == 3)
    #expect(try plain.take("mood\n1\n1\n2\n").alreadyStored == 3)
    #expect(try plain.take("mood\n1\n1\n2\n", file: "renamed.csv").alreadyStored == 3)
    let more = try plain.take("mood\n1\n1\n2\n2\n")
    #expect(more.alreadyStored == 3 && more.stored == 1)
    #expect(try plain.audit().isClean)
  }

  @Test(
    arguments: [
      "mood,age\n1,3\n2,4\n", "\u{FEFF}mood,age\n1,3\n2,4\n", "mood;age\n1;3\n2;4\n",
      "mood\tage\r\n1\t3\r\n2\t4\r\n", "mood,age\r1,3\r2,4", "\"mood\",\"age\"\n\"1\",3\n2,\"4\"",
      " mood , age \n 1 , 3 \n\n2,4\n\n\n",
    ])
  func `the world's ways to write a table give the same`(text: String) throws {
    let folder = try ImportFolder(Self.mood + Self.age)
    #expect(try folder.take(text).stored == 2)
    #expect(try folder.words("mood") == ["1", "2"])
    #expect(try folder.words("age") == ["3", "4"])
  }

  @Test func `a file that is no table is refused with its place, and nothing is stored`() throws {
    let folder = try ImportFolder(Self.mood)
    let wide = (0..<5000).map { "c\($0)" }.joined(separator: ",")
    let cases: [([UInt8], CSVError.Reason, Int)] = [
      ([], .empty, 0), (Array("\n\n".utf8), .empty, 0), (Array("mood\n1\0\n".utf8), .zeroByte, 6),
      (Array("mood\n1\nB".utf8) + [0xEE, 0x6E], .invalidUTF8, 8),
      ([0xFF, 0xFE, 0x6D, 0], .wrongEncoding("UTF-16"), 0),
      (Array("mood,mood\n1,2\n".utf8), .header(unnamed: [], duplicates: [[1, 2]]), 0),
      (Array(",\n1,2\n".utf8), .header(unnamed: [1, 2], duplicates: []), 0),
      (Array(wide.utf8), .tooManyColumns(limit: 4096), 0),
      (Array("mood\n1\n\"2\n".utf8), .unclosedQuote, 7),
    ]
    for (bytes, reason, offset) in cases {
      do {
        try folder.take(bytes)
        Issue.record("\(reason) was let through")
      } catch ImportError.csv(let error) {
        #expect(error.reason == reason && error.byteOffset == offset)
      }
    }
    #expect(try folder.take("mood\n").rows == 0)
    let report = try folder.audit()
    #expect(report.isClean && report.interviews.isEmpty)
  }

  @Test func `a fault at the end of a file takes back every row and the list`() throws {
    let folder = try ImportFolder(Self.mood)
    #expect(throws: ImportError.self) { try folder.take("mood\n1\nx\n2\n\"open\n") }
    #expect(try folder.audit().interviews.isEmpty)
    #expect(try folder.rejects() == nil)
  }

  @Test func `more texts than are remembered are read all the same`() throws {
    let folder = try ImportFolder(
      "  - {id: n, type: integer, range: 0..10000, en: N?, ro: N?}\n")
    let numbers = (0..<5000).map(String.init)
    let text = "n\n" + (numbers + numbers).joined(separator: "\n") + "\n"
    #expect(try folder.take(text).stored == 10_000)
    #expect(try folder.words("n") == numbers + numbers)
  }

  @Test func `every type of item comes through`() throws {
    let folder = try ImportFolder(
      Self.mood + """
          - {id: hours, type: decimal, range: 0..168, en: Hours?, ro: Ore?}
          - {id: day, type: date, en: Day?, ro: Ziua?}
          - {id: note, type: note, en: Thanks., ro: Mulțumim.}
          - {id: words, type: text, required: no, en: Words?, ro: Cuvinte?}
          - id: sat
            type: scale
            en: Satisfied?
            ro: Mulțumit?
            ends: {low: {en: no, ro: nu}, high: {en: yes, ro: da}}

        """)
    let summary = try folder.take(
      "mood,hours,day,words,sat\n1;\"1,5\";31.01.2026;\"a\n\"\"b\"\"\";10\n"
        .replacing(";", "\t").replacing("mood,hours,day,words,sat", "mood\thours\tday\twords\tsat"),
      "decimal: comma\ndates: DD.MM.YYYY")
    #expect(summary.stored == 1)
    #expect(try folder.words("hours") == ["1.5"])
    #expect(try folder.words("day") == ["2026-01-31"])
    #expect(try folder.words("sat") == ["10"])
    #expect(try folder.audit().isClean)
  }

  private static let children = """
      - id: children
        type: single
        en: How many?
        ro: Câți?
        options:
          1: {en: Less than one, ro: Niciunul}
          2: {en: "1", ro: Unul}
          3: {en: "2", ro: Doi}
          4: {en: "3", ro: Trei}
          5: {en: "4", ro: Patru}

    """

  @Test func `a column with a label that is no code is read as labels throughout`() throws {
    let folder = try ImportFolder(Self.children)
    try folder.take("children\nLess than one\n1\n2.0\n03\nNo answer\nPatru\n")
    #expect(try folder.words("children") == ["1", "2", "3", "4", "refused", "5"])
  }

  @Test func `a code that is no label is refused in a column of labels`() throws {
    let folder = try ImportFolder(Self.children)
    let summary = try folder.take(
      "children\n5\n1\n", "items: {children: {column: children, holds: labels}}")
    #expect(summary.stored == 1 && summary.rejected == 1)
    #expect(try folder.words("children") == ["2"])
  }

  @Test(arguments: ["1\n2\n", "1\n5\n", "Less than one\n1\n5\n", "1.0\n2.0\n"])
  func `a column that may hold codes or labels is refused with the way out`(cells: String) throws {
    let folder = try ImportFolder(Self.children)
    let error = #expect(throws: ImportError.self) { try folder.take("children\n\(cells)") }
    #expect(error == .codesOrLabels([.init(item: "children", column: "children")]))
    #expect(error?.description.contains("children: {column: children, holds: labels}") == true)
    #expect(try folder.audit().interviews.isEmpty)
    let mapping = "items: {children: {column: children, holds: codes}}"
    #expect(try folder.take("children\n2\n5\n", mapping).stored == 2)
    #expect(try folder.words("children") == ["2", "5"])
  }

  @Test func `a column of which no cell can mean both is read as before`() throws {
    let folder = try ImportFolder(Self.children)
    try folder.take("children\nLess than one\nDoi\n5\n-98\n")
    #expect(try folder.words("children") == ["1", "3", "5", "dont_know"])
  }

  /// Options of which each is named as another one is labeled; synthetic.
  private static let crossed = """
      - id: kind
        type: single
        options:
          one: {code: 4, en: two, ro: X}
          two: {code: 5, en: One, ro: Y}
          three: {code: 6, en: Third, ro: Z}
        en: Kind?
        ro: Fel?

    """

  @Test(arguments: [nil, "items: {kind: {column: kind, holds: labels}}"])
  func `a label that is another option's name is read as the label`(mapping: String?) throws {
    let folder = try ImportFolder(Self.crossed)
    try folder.take("kind\ntwo\none\nOne\nX\n5\n", mapping == nil ? nil : mapping)
    let words = try folder.words("kind")
    #expect(Array(words.prefix(4)) == ["4", "5", "5", "4"])
    #expect(words.count == (mapping == nil ? 5 : 4))
  }

  @Test func `a column with a name that is no label is refused where others are both`() throws {
    let folder = try ImportFolder(Self.crossed)
    let error = #expect(throws: ImportError.self) { try folder.take("kind\ntwo\nthree\n") }
    #expect(error == .codesOrLabels([.init(item: "kind", column: "kind")]))
    try folder.take("kind\ntwo\nthree\n", "items: {kind: {column: kind, holds: codes}}")
    #expect(try folder.words("kind") == ["5", "6"])
  }

  @Test func `a label that is a non-answer's too is refused`() throws {
    let folder = try ImportFolder(
      """
        - id: a
          type: single
          allow: [refused, dont_know]
          options: {1: {en: "Yes", ro: Da}, 2: {en: No answer, ro: Nu}}
          en: A?
          ro: A?

      """)
    let summary = try folder.take("a\nNo answer\nNO ANSWER\nrefused\nNu\n2\n-99\nDon't know\nYes\n")
    #expect(summary.stored == 6 && summary.rejected == 2)
    #expect(try folder.words("a") == ["refused", "2", "2", "refused", "dont_know", "1"])
    #expect(try folder.rejects()?.allSatisfy { $0.contains("an option and a non-answer") } == true)
    try folder.take(
      "a\nNo answer\n", "items: {a: {column: a, values: {No answer: 2}}}", file: "b.csv")
    #expect(try folder.words("a").last == "2")
  }

  @Test func `values of the mapping settle what a text means`() throws {
    let folder = try ImportFolder(Self.children)
    let mapping = "items: {children: {column: children, values: {0: 1, 1: 2, 2: 3, 3: 4, 4: 5}}}"
    try folder.take("children\n0\n1\n4\n", mapping)
    #expect(try folder.words("children") == ["1", "2", "5"])
  }

  @Test func `a column for each option holds marks, labels or a non-answer`() throws {
    let folder = try ImportFolder(Self.help)
    let summary = try folder.take(
      """
      help_1,help_2
      1.0,0.0
      Y,N
      TRUE,FALSE
      Checked,Unchecked
      A,
      ,B
      -99,-99
      -99,0
      No answer,
      """)
    #expect(summary.stored == 9 && summary.rejected == 0)
    #expect(
      try folder.words("help_1") == [
        "1", "1", "1", "1", "1", "0", "refused", "refused", "refused",
      ])
    // An option's own code may as well mean no, and nobody refuses and chooses.
    let odd = try folder.take("help_1,help_2\n,2\nB,\n1,-99\n-99,-98\n", file: "odd.csv")
    #expect(odd.rejected == 4)
  }

  @Test func `the mapping says what the columns of options hold`() throws {
    let folder = try ImportFolder(Self.help)
    let mapping = "items: {help: {options: {1: a, 2: b}, values: {2: 0, 1: 1, ja: 1, nein: 0}}}"
    try folder.take("a,b\n1,2\n2,1\nja,nein\n", mapping)
    #expect(try folder.words("help_1") == ["1", "0", "1"])
  }

  @Test func `blank rows and unnamed columns are left out, and said`() throws {
    let folder = try ImportFolder(Self.mood + Self.age)
    let summary = try folder.take("mood,age,,\n1,30,,\n,,,\n\n2,40,,\n,,,\n")
    #expect(summary.rows == 2 && summary.stored == 2 && summary.blankRows == 2)
    #expect(summary.ignoredColumns == ["column 3", "column 4"])
  }

  @Test func `a name in other letters is found where it is the only one, and said`() throws {
    let folder = try ImportFolder(Self.mood + Self.age)
    let summary = try folder.take("MOOD, Age \n1,30\n")
    #expect(summary.stored == 1)
    #expect(summary.columnsFoundByCase == ["MOOD", "Age"])
    #expect(throws: ImportError.self) { try folder.take("MOOD,Mood,age\n1,1,30\n") }
    #expect(try folder.take("Mood,mood,age\n2,1,30\n").columnsFoundByCase == [])
    #expect(try folder.words("mood") == ["1", "1"])
  }
}

extension String {
  /// The text with every occurrence of a part replaced.
  func replacing(_ part: String, _ other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
