/// Lists as people type them: `Iași,"Cluj, Napoca"`, and those of something, as `region=Iași`.
///
/// A part that begins with a quotation mark (" or ') goes on to the next of its kind; that mark twice
/// stands for itself. Spaces around parts do not count.
package struct QuotedList: Hashable, Sendable {
  package let parts: [String]

  /// Returns nil where a part is empty, or a quotation does not end with its part.
  package init?(_ text: some StringProtocol) {
    var scanner = Scanner(rest: Substring(text))
    var parts: [String] = []
    repeat {
      guard let part = scanner.part(endingAt: ","), !part.isEmpty else { return nil }
      parts.append(part)
    } while scanner.takes(",")
    self.parts = parts
  }

  /// Splits `a=1,b=2`; nil where the text is not of that form.
  package static func assignments(_ text: String) -> [(name: String, value: String)]? {
    var scanner = Scanner(rest: Substring(text))
    var pairs: [(name: String, value: String)] = []
    repeat {
      guard let name = scanner.part(endingAt: "="), !name.isEmpty, scanner.takes("="),
        let value = scanner.part(endingAt: ","), !value.isEmpty
      else { return nil }
      pairs.append((name, value))
    } while scanner.takes(",")
    return pairs
  }

  /// Splits `item=list` at the first `=` outside quotation marks; nil where there is no item or no list.
  package static func assignment(_ text: String) -> (name: String, list: Substring)? {
    var scanner = Scanner(rest: Substring(text))
    guard let name = scanner.part(endingAt: "="), !name.isEmpty, scanner.takes("="),
      !scanner.rest.isEmpty
    else { return nil }
    return (name, scanner.rest)
  }
}

private struct Scanner {
  var rest: Substring

  /// Takes a sign, where it comes next.
  mutating func takes(_ sign: Character) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  /// Takes what stands before a sign or the end; nil where a quotation goes wrong.
  mutating func part(endingAt sign: Character) -> String? {
    skipSpaces()
    guard let mark = rest.first, mark == "\"" || mark == "'" else {
      let part = rest.prefix { $0 != sign }
      rest = rest.dropFirst(part.count)
      return part.trimmedAtEnd
    }
    rest.removeFirst()
    var part = ""
    while let character = rest.popFirst() {
      if character != mark {
        part.append(character)
      } else if rest.first == mark {
        part.append(mark)
        rest.removeFirst()
      } else {
        skipSpaces()
        return rest.isEmpty || rest.first == sign ? part : nil
      }
    }
    return nil
  }

  private mutating func skipSpaces() {
    rest = rest.drop { $0 == " " }
  }
}

extension Substring {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
