import Formats
import Microdata
import QuestionnaireModel

/// How many respondents what others may know of them tells apart: the classes of equal answers.
///
/// A class of fewer than k respondents could be somebody whom a neighbor recognizes. Source: L. Sweeney,
/// k-anonymity, 2002. Classes are counted, and never named.
package struct ClassReport: Hashable, Sendable {
  package let items: [String]
  package let k: Int
  /// Classes that are too small, and the respondents in them.
  package let small: Count
  /// What would be left where something is done.
  package let proposals: [Proposal]

  package struct Count: Hashable, Sendable {
    package let classes: Int
    package let respondents: Int
  }

  package struct Proposal: Hashable, Sendable {
    /// The option that does it.
    package let option: String
    package let left: Count
  }

  package var holds: Bool { small.classes == 0 }

  /// The items that a questionnaire marks as known to others: strata, clusters and waves.
  package static func marked(in export: StudyExport) -> [String] {
    export.data.variables.map(\.name).filter { name in
      switch export.columns[name]?.origin.role {
      case .stratum, .cluster, .wave, .interviewer: true
      case .weight, .pairCode, nil: false
      }
    }
  }

  /// - Throws: `ExportError.unknownItem` where an item is none that leaves.
  package init(of export: StudyExport, items: [String], k: Int) throws(ExportError) {
    var variables: [LabeledVariable] = []
    for item in items {
      // An item of several choices is all of its options.
      let meant = export.data.variables.filter {
        $0.name == item || export.columns[$0.name]?.origin.item?.rawValue == item
      }
      guard !meant.isEmpty else { throw .unknownItem(item, option: "--quasi") }
      variables += meant
    }
    self.items = items
    self.k = k
    let codes = variables.map(Self.codes)
    let small = Self.small(codes, rows: export.data.rowCount, k)
    self.small = small
    guard small.classes > 0 else {
      proposals = []
      return
    }
    var found: [Proposal] = []
    for (place, variable) in variables.enumerated() {
      func propose(_ option: String, _ replaced: [UInt32]?) {
        var others = codes
        if let replaced { others[place] = replaced } else { others.remove(at: place) }
        let left = Self.small(others, rows: export.data.rowCount, k)
        if left.respondents < small.respondents {
          found.append(Proposal(option: option, left: left))
        }
      }
      for width in [5.0, 10, 20] {
        do throws(ExportError) {
          propose("--bands \(variable.name)=\(Int(width))", Self.codes(try variable.banded(width)))
        } catch {
          // What has no bands is left out or stays.
          break
        }
      }
      propose("--without \(variable.name)", nil)
    }
    proposals = found.sorted {
      ($0.left.respondents, $0.option) < ($1.left.respondents, $1.option)
    }
  }

  /// The refusal in words, with counts and without any value.
  var refusal: String {
    let names = items.joined(separator: ", ")
    var text =
      "\(names) tell \(small.respondents) respondents apart, in \(small.classes) classes of fewer"
      + " than \(k); nothing was written"
    for proposal in proposals.prefix(6) {
      text +=
        "; \(proposal.option) leaves \(proposal.left.respondents) respondents in"
        + " \(proposal.left.classes) such classes"
    }
    return text
  }

  /// For each row a number that is the same where the value or the non-answer is.
  private static func codes(_ variable: LabeledVariable) -> [UInt32] {
    var known: [UInt64: UInt32] = [:]
    return (0..<variable.values.count).map { row in
      let mark = variable.mark(row: row)
      var key = UInt64(mark)
      if mark == 0 {
        switch variable.values {
        case .numbers(let numbers): key = numbers[row].bitPattern ^ 1 << 63
        case .texts(let places, _): key = UInt64(places[row]) + 1 << 32
        }
      }
      let code = known[key] ?? UInt32(known.count)
      known[key] = code
      return code
    }
  }

  private static func small(_ codes: [[UInt32]], rows: Int, _ k: Int) -> Count {
    var classOf = [UInt32](repeating: 0, count: rows)
    var counts = [rows]
    for codes in codes {
      var known: [UInt64: UInt32] = [:]
      counts = []
      for row in 0..<rows {
        let key = UInt64(classOf[row]) << 32 | UInt64(codes[row])
        let place = known[key] ?? UInt32(counts.count)
        if place == counts.count {
          known[key] = place
          counts.append(0)
        }
        classOf[row] = place
        counts[Int(place)] += 1
      }
    }
    let few = counts.filter { $0 > 0 && $0 < k }
    return Count(classes: few.count, respondents: few.reduce(0, +))
  }
}
