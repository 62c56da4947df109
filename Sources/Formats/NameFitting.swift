/// Gives variables the names that a format can hold, the same ones each time.
struct NameFitting {
  /// The most letters of a name; names are written in ASCII, so that these are its bytes.
  let limit: Int
  /// Whether a letter besides letters, digits and `_` may stand in a name.
  let allowsMarks: Bool
  let reserved: Set<String>

  static let spss = NameFitting(
    limit: 64, allowsMarks: true,
    reserved: [
      "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
    ])
  static let stata = NameFitting(
    limit: 32, allowsMarks: false,
    reserved: [
      "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n",
      "_pi", "_pred", "_rc", "_se", "_skip", "str", "strl", "using", "with",
    ])

  /// - Parameter isFree: whether a name may be given, besides not being given already.
  func names(
    for originals: [String], isFree: (_ name: String, _ place: Int) -> Bool = { _, _ in true }
  ) -> [String] {
    // A name that needs no change keeps it, whoever comes before.
    var taken = Set<String>()
    var names = originals.enumerated().map { place, original -> String? in
      let fits = fitted(original) == original && isFree(original, place)
      return fits && taken.insert(original.lowercased()).inserted ? original : nil
    }
    for place in originals.indices where names[place] == nil {
      let stem = fitted(originals[place])
      var name = stem
      var number = 1
      while taken.contains(name.lowercased()) || !isFree(name, place) {
        number += 1
        let tail = "_\(number)"
        name = String(stem.prefix(limit - tail.count)) + tail
        // A name that no number makes free begins otherwise.
        if number > 99 { name = "v\(place + 1)_\(number)" }
      }
      taken.insert(name.lowercased())
      names[place] = name
    }
    return names.compactMap(\.self)
  }

  private func fitted(_ original: String) -> String {
    var name = ""
    for character in original {
      let plain = Self.plain[character] ?? String(character)
      for letter in plain {
        let stays =
          letter.isASCII
          && (letter.isLetter || letter.isNumber || letter == "_"
            || allowsMarks && ".$#@".contains(letter))
        name.append(stays ? letter : "_")
      }
    }
    if let first = name.first, !first.isLetter, allowsMarks || first != "_" {
      name = (allowsMarks ? "@" : "_") + name
    }
    if name.isEmpty { name = "v" }
    name = String(name.prefix(limit))
    while allowsMarks, name.last == "." { name.removeLast() }
    if !allowsMarks, name.hasPrefix("str"), name.dropFirst(3).first?.isNumber == true {
      // ReadStat takes whatever begins like a type of text for one.
      name = String(("_" + name).prefix(limit))
    }
    if reserved.contains(name.lowercased()) {
      name = String(name.prefix(limit - 1)) + "_"
    }
    return name
  }

  /// Letters of Romanian and its neighbors without their marks.
  private static let plain: [Character: String] = [
    "ă": "a", "â": "a", "î": "i", "ș": "s", "ş": "s", "ț": "t", "ţ": "t", "Ă": "A", "Â": "A",
    "Î": "I", "Ș": "S", "Ş": "S", "Ț": "T", "Ţ": "T", "á": "a", "é": "e", "í": "i", "ó": "o",
    "ö": "o", "ő": "o", "ú": "u", "ü": "u", "ű": "u", "ä": "a", "ß": "ss", "è": "e", "à": "a",
    "ç": "c", "Á": "A", "É": "E", "Í": "I", "Ó": "O", "Ö": "O", "Ő": "O", "Ú": "U", "Ü": "U",
    "Ű": "U", "Ä": "A",
  ]
}
