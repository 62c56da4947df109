import QuestionnaireModel

/// A text that is read before an item and without which it is another question.
struct Stem {
  enum Kind: String, CaseIterable {
    /// What opens a pass of a roster, or the story of a vignette.
    case opening = "the text that opens its pass"
    case battery = "the stem of its battery"
  }

  let kind: Kind
  let text: LocalizedText
}

extension Questionnaire {
  /// The stems of each item, outer passes first.
  var stems: [[Stem]] {
    var stems = [[Stem]](repeating: [], count: items.count)
    for (note, last) in openings.sorted(by: { $0.note < $1.note }) {
      for index in note + 1..<max(note + 1, last) {
        stems[index].append(Stem(kind: .opening, text: items[note].text))
      }
    }
    for battery in batteries {
      for index in battery.rows { stems[index].append(Stem(kind: .battery, text: battery.text)) }
    }
    return stems
  }

  /// The notes that open passes, each with where its pass ends.
  private var openings: [(note: Int, end: Int)] {
    var openings: [(note: Int, end: Int)] = []
    for roster in rosters {
      for pass in roster.passes {
        guard let note = firstNote(of: pass.items) else { continue }
        // The opening has the roster's own name, with the names of all passes that it stands in.
        let id = items[note].id.rawValue
        guard id.hasSuffix(pass.suffix) else { continue }
        let written = id.dropLast(pass.suffix.count)
        guard roster.id.rawValue.hasPrefix(written),
          pass.suffix.hasPrefix(roster.id.rawValue.dropFirst(written.count))
        else { continue }
        openings.append((note, pass.items.upperBound))
      }
    }
    for vignette in vignettes {
      openings += vignette.passes.compactMap { pass in
        firstNote(of: pass).map { ($0, pass.upperBound) }
      }
    }
    return openings
  }

  /// The note with which a pass begins, after what is drawn for it.
  private func firstNote(of pass: Range<Int>) -> Int? {
    pass.first { !items[$0].isDerived }.flatMap { items[$0].type == .note ? $0 : nil }
  }
}
