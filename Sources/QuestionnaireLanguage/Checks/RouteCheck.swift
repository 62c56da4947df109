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
    let needed: [Int]
    let span: SourceSpan
    /// Whether it is a check, which may look at its own item.
    let isCheck: Bool
  }

  private let names: [SpannedName]
  private let links: [Link]
  private var neighbors: [[Int]]

  init(items names: [SpannedName], _ links: [Link]) {
    self.names = names
    self.links = links
    neighbors = Array(repeating: [], count: names.count)
    for link in links where !link.isCheck {
      for item in link.decided { neighbors[item] += link.needed }
    }
  }

  /// Returns each fault with the index of the link it is in.
  func findings() -> [(link: Int, diagnostic: Diagnostic)] {
    var findings: [(link: Int, diagnostic: Diagnostic)] = []
    var searches = 0
    for (index, link) in links.enumerated() {
      guard
        let needed = link.needed.first(where: {
          $0 >= link.decided.upperBound || (!link.isCheck && link.decided.contains($0))
        })
      else { continue }
      let name = names[needed]
      if link.decided.contains(needed) {
        findings.append((index, .ownItem(link.owner, needs: name, at: link.span)))
        continue
      }
      searches += 1
      let path = link.isCheck || searches > Self.mostSearches ? nil : path(from: needed, to: link)
      if let path {
        findings.append((index, .cycle(path, at: link.span)))
      } else {
        findings.append((index, .laterItem(link.owner, needs: name, at: link.span)))
      }
    }
    return findings
  }

  /// A search visits every condition, so that only so many are worth making.
  private static let mostSearches = 100

  /// The shortest way from an item back to those a link decides on, both named.
  private func path(from start: Int, to link: Link) -> [String]? {
    var previous = [start: start]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let item = queue[next]
      next += 1
      if link.decided.contains(item) {
        var way = [names[item].text]
        var step = item
        while step != start, let before = previous[step] {
          step = before
          way.append(names[step].text)
        }
        let isOwner = way[0] == link.name
        let first = isOwner ? way[0] : "\(way[0]) (in \(link.owner))"
        return [first] + way.reversed()
      }
      for neighbor in neighbors[item] where previous[neighbor] == nil {
        previous[neighbor] = item
        queue.append(neighbor)
      }
    }
    return nil
  }
}
