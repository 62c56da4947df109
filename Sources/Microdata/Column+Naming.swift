package import Words

extension Column {
  /// Finds the category that a person names: by code or name, else by label, else by the number that
  /// its code is; what is written alike will do where nothing is written so.
  ///
  /// - Parameters:
  ///   - among: the places of those that may be meant; all of them where nil.
  ///   - nonanswers: the places of the non-answers that may be meant besides.
  /// - Returns: its code in the column's rows.
  /// - Throws: where there is none, or several.
  package func code(
    named text: String, among places: [Int]? = nil, nonanswers others: [Int] = []
  ) throws(CategoryFault) -> Int {
    let own = places ?? Array(categories.indices)
    let codes = own + others.map { categories.count + $0 }
    let spellings =
      own.map { categories[$0].spelling }
      + others.map { Spelling(names: [nonanswers[$0].code], labels: [nonanswers[$0].label]) }
    switch spellings.match(text) {
    case .one(let place): return codes[place]
    case .several(let found):
      throw CategoryFault(
        text: text, item: name, kind: .ambiguous(codes: found.map { spellings[$0].names[0] }))
    case .none: break
    }
    if let place = place(ofCode: text), own.contains(place) { return place }
    throw CategoryFault(text, item: name, among: spellings, areDeclared: origin.item != nil)
  }
}

extension ColumnCategory {
  /// The ways in which people write it.
  package var spelling: Spelling {
    Spelling(names: [code] + (name.map { [$0] } ?? []), labels: label == code ? [] : [label])
  }
}

extension Spelling {
  /// The code, and the label where it has one.
  fileprivate var words: String {
    labels.isEmpty ? names[0] : "\(names[0]) (\(labels[0]))"
  }
}

/// A text that names no category of an item, or several.
package struct CategoryFault: Error, Hashable, Sendable {
  package let text: String
  package let item: String
  package let kind: Kind

  init(text: String, item: String, kind: Kind) {
    self.text = text
    self.item = item
    self.kind = kind
  }

  /// A text that names none of these.
  ///
  /// - Parameter areDeclared: whether a questionnaire declares them; else many may be free text, and
  ///   telling them would repeat an answer.
  package init(_ text: String, item: String, among known: [Spelling], areDeclared: Bool = false) {
    let isTold = areDeclared || known.count <= Self.mostTold
    self.init(
      text: text, item: item, kind: isTold ? .unknown(known) : .unknownAmongMany(known.count))
  }

  package enum Kind: Hashable, Sendable {
    case unknown([Spelling])
    /// So many categories that they may be free text, which is not repeated.
    case unknownAmongMany(Int)
    case ambiguous(codes: [String])
  }

  /// The most categories of a file without a questionnaire that are told.
  package static let mostTold = 30
}

extension CategoryFault: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .unknown(let spellings):
      let known = spellings.map(\.words)
      let near = likeliest(
        for: text, among: spellings.flatMap { $0.labels + $0.names.reversed() })
      let marks =
        near.map { $0.contains { ",=\"'".contains($0) } } == true
        ? " (in quotation marks where it stands in a list) " : " "
      return "item '\(item)' has no category '\(text)'; "
        + (near.map { "did you mean '\($0)'?\(marks)" } ?? "")
        + (known.isEmpty ? "it has none" : "the categories are \(listed(known))")
    case .unknownAmongMany(let count):
      return "item '\(item)' has no category '\(text)' among its \(count); write it as the data do"
    case .ambiguous(let codes):
      return
        "item '\(item)' has several categories called '\(text)'; name the one that is meant by its "
        + "code: \(codes.joined(separator: " or "))"
    }
  }
}
