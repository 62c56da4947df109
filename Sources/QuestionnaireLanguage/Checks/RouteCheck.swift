import Diagnostics

/// Conditions that need an answer before it is given.
struct RouteCheck {
  /// A condition with the items it decides on and those it looks at.
  struct Link {
    /// What carries the condition, as findings name it: "item 'P12'".
    let owner: String
    let name: String
    /// The items asked or not asked by it.
    let decided: Range<Int>
    let references: [ConditionChecker.Reference]
    /// Whether it is a check, which may look at its own item.
    let isCheck: Bool
  }

  private let names: [SpannedName]
  private let links: [Link]
  /// The conditions that decide on each item.
  private var deciding: [[Int]]

  init(items names: [SpannedName], _ links: [Link]) {
    self.names = names
    self.links = links
    deciding = Array(repeating: [], count: names.count)
    for (index, link) in links.enumerated() where !link.isCheck {
      for item in link.decided { deciding[item].append(index) }
    }
  }

  /// Returns each fault with the index of the link it is in.
  func findings() -> [(link: Int, diagnostic: Diagnostic)] {
    var findings: [(link: Int, diagnostic: Diagnostic)] = []
    var searches = 0
    for (index, link) in links.enumerated() {
      for reference in link.references {
        if !link.isCheck, reference.items.overlaps(link.decided) {
          let name = names[reference.items.clamped(to: link.decided).lowerBound]
          findings.append((index, .ownItem(link.owner, needs: name, at: reference.span)))
          continue
        }
        guard reference.items.upperBound > link.decided.upperBound else { continue }
        let first = max(reference.items.lowerBound, link.decided.upperBound)
        searches += 1
        let isSearched = !link.isCheck && searches <= Self.mostSearches
        if isSearched, let path = path(from: first, to: link) {
          findings.append((index, .cycle(path, at: reference.span)))
        } else {
          findings.append(
            (index, .laterItem(link.owner, needs: names[first], at: reference.span)))
        }
      }
    }
    return findings
  }

  /// How many searches for a circle are worth making, and how far each may go.
  private static let mostSearches = 100
  private static let mostSteps = 100_000

  /// The shortest way from an item back to those a link decides on, both named.
  private func path(from start: Int, to link: Link) -> [String]? {
    var previous = [start: start]
    var visited: Set<Int> = []
    var queue = [start]
    var next = 0
    var steps = 0
    while next < queue.count {
      let item = queue[next]
      next += 1
      if link.decided.contains(item) { return circle(through: item, previous, start, link) }
      for index in deciding[item] where visited.insert(index).inserted {
        for neighbor in links[index].references.lazy.flatMap(\.items) {
          steps += 1
          guard steps < Self.mostSteps else { return nil }
          guard previous[neighbor] == nil else { continue }
          previous[neighbor] = item
          queue.append(neighbor)
        }
      }
    }
    return nil
  }

  /// Names a circle from the item decided on, through what it needs, back to it.
  private func circle(
    through item: Int, _ previous: [Int: Int], _ start: Int, _ link: Link
  ) -> [String] {
    var way = [names[item].text]
    var step = item
    while step != start, let before = previous[step] {
      step = before
      way.append(names[step].text)
    }
    let first = way[0] == link.name ? way[0] : "\(way[0]) (in \(link.owner))"
    return [first] + way.reversed()
  }
}
