import Diagnostics
import TestSupport
import Testing

@Suite struct JSONTextTests {
  private func text(_ write: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    write(&json)
    return json.text
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("", #""""#), (#"a"b\c"#, #""a\"b\\c""#),
    ("\n\r\t", #""\n\r\t""#), ("\u{1B}\0\u{7F}", #""\u001B\u0000\u007F""#),
    ("\u{85}\u{9F}\u{A0}", #""\u0085\u009F"# + "\u{A0}\""),
    ("\u{2028}\u{2029}\u{2027}", #""\u2028\u2029"# + "\u{2027}\""),
    ("a\u{202E}b\u{2066}c\u{2069}\u{200F}", #""a\u202Eb\u2066c\u2069\u200F""#),
    ("\u{61C}\u{AD}\u{200B}\u{2060}\u{FEFF}", #""\u061C\u00AD\u200B\u2060\uFEFF""#),
    ("\u{E0041}\u{E007F}", #""\uDB40\uDC41\uDB40\uDC7F""#),
    ("ﬀ\u{200C}ș€\u{2020}ع", "\"ﬀ\u{200C}ș€\u{2020}ع\""),
    ("喫煙 👨‍👩‍👧", #""喫煙 👨‍👩‍👧""#), ("¢€", #""¢€""#),
  ])
  func `strings are escaped`(value: String, expected: String) {
    #expect(text { $0.value(value) } == expected)
  }

  @Test(arguments: [
    (0.1, "0.1"), (5381, "5381.0"), (1e300, "1e+300"), (2.5e-308, "2.5e-308"), (-0.0, "-0.0"),
    (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
  ])
  func `doubles are written shortest and never as NaN`(value: Double, expected: String) {
    #expect(text { $0.value(value) } == expected)
  }

  @Test func `containers nest and separate`() {
    let json = text { json in
      json.object { json in
        json.member("a", 1)
        json.member("b", true)
        json.member("c", Double?.none)
        json.key("d")
        json.array { json in
          json.value("x")
          json.null()
          json.array { _ in }
          json.object { _ in }
        }
      }
    }
    #expect(json == #"{"a":1,"b":true,"c":null,"d":["x",null,[],{}]}"#)
  }

  @Test func `the indented layout keeps inline containers on one line`() {
    var json = JSONText(layout: .indented)
    json.array { json in
      json.object(inline: true) { json in
        json.member("a", 1)
        json.member("b", 2)
      }
      json.object { json in json.member("c", 3) }
      json.array { _ in }
    }
    #expect(
      json.text == """
        [
          {"a": 1, "b": 2},
          {
            "c": 3
          },
          []
        ]
        """)
  }

  @Test func `a document can be drained as it grows`() {
    var json = JSONText()
    var drained: [UInt8] = []
    json.array { json in
      for number in 1...3 {
        json.value(number)
        drained += json.drain()
      }
    }
    drained += json.drain()
    #expect(String(decoding: drained, as: UTF8.self) == "[1,2,3]")
  }

  @Test func `findings for editors carry lines, columns and offsets`() {
    let marked = MarkedSource("é: 1️⃣b2️⃣\n", name: "a.yaml")
    let finding = Diagnostic(
      "Q0203", .error, "m", at: marked.span(1, 2), notes: [Note("n")],
      fixIts: [FixIt("write 'c'", edits: [Edit(marked.span(1, 2), replacement: "c")])])
    let json = JSONRenderer().render(Findings(source: marked.source, diagnostics: [finding]))
    #expect(
      json == """
        [
          {
            "file": "a.yaml",
            "severity": "error",
            "code": "Q0203",
            "message": "m",
            "start": {"line": 1, "column": 4, "offset": 4},
            "end": {"line": 1, "column": 5, "offset": 5},
            "notes": [
              {
                "file": "a.yaml",
                "message": "n"
              }
            ],
            "fixIts": [
              {
                "message": "write 'c'",
                "edits": [
                  {
                    "start": {"line": 1, "column": 4, "offset": 4},
                    "end": {"line": 1, "column": 5, "offset": 5},
                    "replacement": "c"
                  }
                ]
              }
            ]
          }
        ]

        """)
  }
}
