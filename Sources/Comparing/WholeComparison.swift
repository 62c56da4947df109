import QuestionnaireModel

/// What is otherwise in the heading of a questionnaire: name, languages, title, non-answers.
struct WholeComparison {
  private(set) var changes: [Change] = []

  init(_ old: Questionnaire, _ new: Questionnaire) {
    if old.id != new.id {
      add(.questionnaireRenamed, .breaking, "'\(old.id)' is '\(new.id)' now: another questionnaire")
    }
    compareLanguages(old, new)
    let titles = TextPair(old.title, new.title, source: new.languages[0])
    if !titles.rewordings.isEmpty {
      add(.titleReworded, .safe, "the title was reworded", titles.rewordings.map(\.language))
    }
    compareNonanswers(old, new)
  }

  private mutating func compareLanguages(_ old: Questionnaire, _ new: Questionnaire) {
    if old.languages[0] != new.languages[0] {
      add(
        .sourceLanguageChanged, .safe,
        "the source language was \(old.languages[0]) and is \(new.languages[0])")
    }
    for language in new.languages where !old.languages.contains(language) {
      add(.languageAdded, .safe, "\(language) was added", [language])
    }
    for language in old.languages where !new.languages.contains(language) {
      add(.languageRemoved, .safe, "\(language) was removed", [language])
    }
  }

  private mutating func compareNonanswers(_ old: Questionnaire, _ new: Questionnaire) {
    for declared in new.nonanswers {
      let name = declared.kind.rawValue
      if let other = old.nonanswers.first(where: { $0.code == declared.code }),
        other.kind != declared.kind
      {
        add(
          .codeReused, .breaking,
          "code \(declared.code) is \(name) and was \(other.kind.rawValue); use a new code")
        continue
      }
      guard let before = old.nonanswer(declared.kind) else {
        add(.nonanswerDeclared, .safe, "\(name) was declared")
        continue
      }
      if before.code != declared.code {
        add(.nonanswerRecoded, .recode, "\(name) had code \(before.code) and has \(declared.code)")
      }
      let labels = TextPair(before.label, declared.label, source: new.languages[0])
      let others = old.nonanswers.filter { $0.kind != declared.kind }.map(\.label)
      let taken = labels.languages(takenFrom: others)
      if !taken.isEmpty {
        add(.codeReused, .breaking, "\(name) has the label that another non-answer had", taken)
      } else if !labels.rewordings.isEmpty {
        add(
          .nonanswerReworded, .safe, "the label of \(name) was reworded",
          labels.rewordings.map(\.language))
      }
    }
    for declared in old.nonanswers where new.nonanswer(declared.kind) == nil {
      add(.nonanswerDropped, .recode, "\(declared.kind.rawValue) is declared no more")
    }
  }

  private mutating func add(
    _ kind: Change.Kind, _ level: ChangeClass, _ detail: String, _ languages: [Language] = []
  ) {
    changes.append(Change(kind, level, nil, detail, languages: languages))
  }
}

/// What is otherwise in the scores made of several items.
struct IndexComparison {
  private(set) var changes: [Change] = []

  init(_ old: Questionnaire, _ new: Questionnaire, _ pairing: ItemPairing) {
    for index in new.indices {
      guard let before = old.indices.first(where: { $0.id == index.id }) else {
        changes.append(Change(.indexAdded, .safe, index.id, "a new index"))
        continue
      }
      let was = before.items.map { old.items[$0].id }
      let isNow = index.items.map { new.items[$0].id }
      // An item that only has another name now is the same item.
      let partners = index.items.map { pairing.partner[$0] }
      var reasons: [String] = []
      if before.method != index.method {
        reasons.append("it was \(before.method.rawValue) and is \(index.method.rawValue)")
      }
      if Set(partners) != Set(before.items.map(Optional.some)) {
        reasons.append("its items were \(Self.list(was)) and are \(Self.list(isNow))")
      }
      if before.valid != index.valid {
        reasons.append("it needed \(before.valid) valid items and needs \(index.valid)")
      }
      if before.dontKnow != index.dontKnow {
        reasons.append(
          "'don't know' was \(before.dontKnow.rawValue) and is \(index.dontKnow.rawValue)")
      }
      if !reasons.isEmpty {
        changes.append(
          Change(
            .indexChanged, .recode, index.id,
            reasons.joined(separator: "; ") + "; compute old scores anew"))
      }
    }
    for index in old.indices where !new.indices.contains(where: { $0.id == index.id }) {
      changes.append(Change(.indexRemoved, .breaking, index.id, "the index is gone"))
    }
  }

  private static func list(_ ids: [ItemID]) -> String {
    "[" + ids.map(\.rawValue).joined(separator: ", ") + "]"
  }
}
