import Comparing
import QuestionnaireModel

/// A version whose interviews are read, and where each of the columns wanted stands in it.
struct PooledVersion {
  struct Place {
    let item: Int
    let layout: ColumnLayout
    let translation: ColumnTranslation
  }

  let stored: StoredQuestionnaire
  let places: [Place]
  /// Codes of options that it does not have, by the item that has them now.
  let added: [(item: ItemID, codes: [Int])]

  /// Finds the columns; nil where one does not stand in the version, or not with the same things.
  init?(_ stored: StoredQuestionnaire, _ sources: [ColumnSource], readAs newest: Questionnaire) {
    var places: [Place] = []
    var added: [(item: ItemID, codes: [Int])] = []
    for source in sources {
      guard let item = stored.questionnaire.index(of: source.item),
        let now = newest.index(of: source.item),
        let layout = ColumnLayout(stored.questionnaire.items[item].type),
        let wanted = ColumnLayout(newest.items[now].type),
        let translation = ColumnTranslation(of: source.part, in: wanted, from: layout)
      else { return nil }
      places.append(Place(item: item, layout: layout, translation: translation))
      let fresh = wanted.codes.filter { !layout.codes.contains($0) }
      if !fresh.isEmpty, added.last?.item != source.item { added.append((source.item, fresh)) }
    }
    self.stored = stored
    self.places = places
    self.added = added
  }
}

/// Which versions of a questionnaire are read together for some columns, and which are left out.
///
/// `percept diff` and this ask the same comparison: answers are pooled where all it finds is safe.
struct VersionPool {
  /// A version that is left out, and why.
  struct Left {
    let stored: StoredQuestionnaire
    let obstacles: [Change]
  }

  let newest: Questionnaire
  let sources: [ColumnSource]
  private(set) var read: [PooledVersion] = []
  private(set) var left: [Left] = []

  /// - Parameter versions: the newest last; the others are read as it names things.
  init(_ sources: [ColumnSource], of versions: [StoredQuestionnaire], newest: Questionnaire) {
    self.newest = newest
    self.sources = sources
    let items = sources.map(\.item)
    for (place, stored) in versions.enumerated() {
      let obstacles =
        place == versions.count - 1
        ? []
        : QuestionnaireComparison(stored.questionnaire, newest).obstacles(toPooling: items)
      if obstacles.isEmpty, let pooled = PooledVersion(stored, sources, readAs: newest) {
        read.append(pooled)
      } else {
        left.append(Left(stored: stored, obstacles: obstacles))
      }
    }
  }
}

extension VersionPool.Left {
  /// Which items keep it apart and how they changed, as `percept diff` names it.
  var reason: String {
    var words: [String] = []
    for change in obstacles {
      let what = change.kind.rawValue.split(separator: "_").joined(separator: " ")
      let text = change.item.map { "\($0): \(what)" } ?? what
      if !words.contains(text) { words.append(text) }
    }
    let shown = words.prefix(3).joined(separator: ", ") + (words.count > 3 ? ", …" : "")
    let worst = obstacles.contains { $0.level == .breaking } ? "breaking" : "to be recoded"
    return obstacles.allSatisfy { $0.kind == .itemAdded }
      ? "it does not ask \(obstacles.compactMap { $0.item?.rawValue }.prefix(3).joined(separator: ", "))"
      : "'percept diff' calls it \(worst) (\(shown))"
  }
}

extension ColumnLayout {
  /// The codes of the item's options or points; none for numbers.
  fileprivate var codes: [Int] {
    switch self {
    case .coded(let codes), .spread(let codes), .ranked(let codes, _): codes
    case .integers, .decimals: []
    }
  }
}
