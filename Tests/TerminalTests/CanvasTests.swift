import Testing

@testable import Terminal

@Suite struct CanvasTests {
  private static func canvas(_ width: Int, _ put: (inout Canvas) -> Void) -> [String] {
    var canvas = Canvas(ScreenSize(width: width, height: 2))
    put(&canvas)
    return canvas.lines
  }

  @Test func `text stands where it is put, and later text over earlier text`() {
    let lines = Self.canvas(12) {
      $0.put("abcdef", row: 0, column: 2)
      $0.put("XY", row: 0, column: 3)
      $0.put("end", row: 1, column: 0)
    }
    #expect(lines == ["  aXYdef", "end"])
  }

  @Test func `what does not fit is left out and never wraps into the next row`() {
    let lines = Self.canvas(6) {
      $0.put("abcdefgh", row: 0, column: 2)
      $0.put("away", row: 5, column: 0)
      $0.put("away", row: 1, column: 6)
    }
    #expect(lines == ["  abcd", ""])
  }

  @Test func `wide characters take two cells and accents none`() {
    let lines = Self.canvas(8) {
      $0.put("漢字", row: 0, column: 0)
      $0.put("x", row: 0, column: 4)
      $0.put("e\u{301}a", row: 1, column: 0)
      $0.put("b", row: 1, column: 2)
    }
    #expect(lines == ["漢字x", "e\u{301}ab"])
  }

  @Test func `a wide character is not cut in half at the edge`() {
    #expect(Self.canvas(3) { $0.put("ab漢", row: 0, column: 0) } == ["ab", ""])
  }
}
