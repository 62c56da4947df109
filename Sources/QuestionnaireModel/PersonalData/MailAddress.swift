/// Mail addresses: a name, `@`, and a domain with a dot.
enum MailAddress {
  static func stands(in text: [Unicode.Scalar]) -> Bool {
    text.indices.contains { place in
      guard text[place] == "@", place > 0, isOfName(text[place - 1]) else { return false }
      let domain = text[(place + 1)...].prefix { isOfDomain($0) }
      let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
      // A full stop at the end of the sentence is none of the domain's.
      let full = labels.last?.isEmpty == true ? labels.dropLast() : labels
      guard full.count > 1, full.allSatisfy({ !$0.isEmpty }), let last = full.last else {
        return false
      }
      return last.count >= 2 && last.allSatisfy(\.properties.isAlphabetic)
    }
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    isOfDomain(scalar) || "_%+'".unicodeScalars.contains(scalar)
  }

  private static func isOfDomain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "."
      || scalar == "-"
  }
}
