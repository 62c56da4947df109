/// The terms of a factorial survey's regression: levels, and products where pairs are forbidden.
struct FactorialTerms {
  private struct Level: Hashable {
    let attribute: Int
    let level: Int

    var name: String { "\(attribute).\(level)" }
  }

  private let levels: [Int]
  private let forbidden: Set<Set<Level>>
  /// For each attribute those that it has a forbidden pair with, ascending.
  private let partners: [[Int]]

  init(
    _ attributes: [FactorialSurvey.Attribute], _ pairs: [FactorialSurvey.ForbiddenPair]
  ) {
    levels = attributes.map(\.levels.count)
    partners = attributes.indices.map { place in
      Set(
        pairs.compactMap { pair in
          pair.first == place ? pair.second : pair.second == place ? pair.first : nil
        }
      ).sorted()
    }
    // What a sample never combines, of attributes with forbidden pairs, cannot be told from them.
    var absent: Set<Set<Level>> = []
    for first in attributes.indices {
      for second in partners[first] where first < second {
        let seen = Set(
          zip(attributes[first].codes, attributes[second].codes).map {
            [Level(attribute: first, level: $0), Level(attribute: second, level: $1)] as Set
          })
        for one in attributes[first].levels.indices {
          for other in attributes[second].levels.indices {
            let pair: Set = [
              Level(attribute: first, level: one), Level(attribute: second, level: other),
            ]
            if !seen.contains(pair) { absent.insert(pair) }
          }
        }
      }
    }
    forbidden = absent
  }

  private func isAllowed(_ one: Level, _ other: Level) -> Bool {
    !forbidden.contains([one, other])
  }

  private func product(_ one: Level, _ other: Level) -> String {
    one.attribute < other.attribute ? "\(one.name)×\(other.name)" : "\(other.name)×\(one.name)"
  }

  /// The indicators and their products, without those that are sums of earlier ones.
  func matrix(
    _ attributes: [FactorialSurvey.Attribute], weights: [Double]
  ) -> ModelMatrix {
    var names: [String] = []
    var columns: [[Double]] = []
    func indicator(_ level: Level) -> [Double] {
      attributes[level.attribute].codes.map { $0 == level.level ? 1 : 0 }
    }
    for attribute in levels.indices {
      for level in 1..<levels[attribute] {
        let term = Level(attribute: attribute, level: level)
        names.append(term.name)
        columns.append(indicator(term))
      }
    }
    for first in levels.indices {
      for second in partners[first] where first < second {
        for one in (1..<levels[first]).map({ Level(attribute: first, level: $0) }) {
          for other in (1..<levels[second]).map({ Level(attribute: second, level: $0) })
          where isAllowed(one, other) {
            names.append(product(one, other))
            columns.append(zip(indicator(one), indicator(other)).map(*))
          }
        }
      }
    }
    let whole = ModelMatrix(names: names, columns: columns).withIntercept
    guard !forbidden.isEmpty else { return whole }
    let kept = whole.gram(weights).inverseOfIndependentPart().kept
    return ModelMatrix(
      names: kept.map { whole.names[$0] }, columns: kept.map { whole.columns[$0] })
  }

  /// What a level's effect is a sum of; nil for the first, and where nothing goes with both.
  func effect(of level: Int, in attribute: Int) -> [String: Double]? {
    guard level > 0 else { return nil }
    let own = Level(attribute: attribute, level: level)
    let baseline = Level(attribute: attribute, level: 0)
    var gradient = [own.name: 1.0]
    for partner in partners[attribute] {
      let shared = (0..<levels[partner]).map { Level(attribute: partner, level: $0) }
        .filter { isAllowed(own, $0) && isAllowed(baseline, $0) }
      guard !shared.isEmpty else { return nil }
      for other in shared where other.level > 0 {
        gradient[product(own, other)] = 1 / Double(shared.count)
      }
    }
    return gradient
  }
}
