import QuestionnaireModel

/// Carries what is otherwise in an item to those that rest on it.
///
/// A value that is computed or drawn is another one where its source is; who is asked, and in which words,
/// follows from what stands in conditions and placeholders. Items rest on earlier ones only, so one
/// pass from the first to the last reaches chains too.
struct Dependence {
  private let questionnaire: Questionnaire
  private let stems: [[Stem]]
  private var changes: [Int: [Change]] = [:]

  init(_ questionnaire: Questionnaire, _ stems: [[Stem]]) {
    self.questionnaire = questionnaire
    self.stems = stems
  }

  /// The changes of an item, with those that it has from the items before it.
  mutating func adding(_ own: [Change], of index: Int) -> [Change] {
    guard !changes.isEmpty || !own.isEmpty else { return [] }
    let item = questionnaire.items[index]
    var all = own
    if !own.contains(where: { $0.level == .breaking && $0.kind == .typeChanged }) {
      all += followed(by: item)
    }
    if item.takesAnswer {
      if !own.contains(where: { $0.kind == .routeChanged }) { all += route(of: item) }
      all += words(of: item, stems[index])
    }
    let heavy = all.filter { $0.level != .safe && $0.kind != .itemRenamed }
    if !heavy.isEmpty { changes[index] = heavy }
    return all
  }

  private func followed(by item: Item) -> [Change] {
    let sources: [Int] =
      switch item.type {
      case .computed(let quantity): quantity.items.sorted()
      case .drawn(_, let source, _): [source]
      case .single, .multiple, .ranking, .integer, .decimal, .text, .date, .time, .scale,
        .differential, .assigned, .consent, .note:
        []
      }
    return sources.compactMap { source in
      guard let changes = changes[source] else { return nil }
      let breaks = changes.contains { $0.level == .breaking }
      return Change(
        .sourceChanged, breaks ? .breaking : .recode, item.id,
        "it follows from '\(name(source))', which is otherwise")
    }
  }

  private func route(of item: Item) -> [Change] {
    let sources = (item.when?.items ?? []).sorted().filter { source in
      changes[source]?.contains { $0.level == .breaking || $0.kind == .routeChanged } ?? false
    }
    guard let source = sources.first else { return [] }
    return [
      Change(
        .routeChanged, .recode, item.id,
        "whether it is asked follows from '\(name(source))', which is otherwise; the bases differ")
    ]
  }

  /// Labels that are read inside the question, such as the details of a story.
  private func words(of item: Item, _ stems: [Stem]) -> [Change] {
    var named: Set<String> = []
    for text in [item.text] + stems.map(\.text) {
      for words in text.texts.values where TextTemplate.isNeeded(for: words) {
        for placed in (try? TextTemplate(words))?.parts ?? [] {
          if case .pipe(let name, _) = placed.part { named.insert(name) }
        }
      }
    }
    let source = named.sorted().first { name in
      questionnaire.index(of: ItemID(name)).flatMap { changes[$0] }?.contains {
        $0.kind == .optionReworded || $0.kind == .codeReused
      } ?? false
    }
    guard let source else { return [] }
    return [
      Change(
        .sourceChanged, .recode, item.id,
        "it is asked in the words of '\(source)', which are otherwise")
    ]
  }

  private func name(_ index: Int) -> ItemID { questionnaire.items[index].id }
}
