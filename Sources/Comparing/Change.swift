package import QuestionnaireModel

/// What a change does to answers given before it.
package enum ChangeClass: String, CaseIterable, Hashable, Sendable {
  /// Answers to both versions can be read together as they stand.
  case safe
  /// They can be read together after a recoding, or after a decision that only a person can make.
  case recode
  /// They can not be read together, or would be misread in silence.
  case breaking
}

/// One thing that is otherwise in a new version of a questionnaire.
package struct Change: Hashable, Sendable {
  /// What kind of thing is otherwise; the words are stable and stand in the JSON form.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case questionnaireRenamed = "questionnaire_renamed"
    case versionNotRaised = "version_not_raised"
    case languageAdded = "language_added"
    case languageRemoved = "language_removed"
    case sourceLanguageChanged = "source_language_changed"
    case titleReworded = "title_reworded"
    case nonanswerDeclared = "nonanswer_declared"
    case nonanswerDropped = "nonanswer_dropped"
    case nonanswerRecoded = "nonanswer_recoded"
    case nonanswerReworded = "nonanswer_reworded"
    case itemAdded = "item_added"
    case itemRemoved = "item_removed"
    case itemRenamed = "item_renamed"
    case itemMoved = "item_moved"
    case typeChanged = "type_changed"
    /// What it follows from, or is asked in the words of, is otherwise.
    case sourceChanged = "source_changed"
    case reworded
    case translationAdded = "translation_added"
    case translationRemoved = "translation_removed"
    case translationStale = "translation_stale"
    case instructionChanged = "instruction_changed"
    case optionAdded = "option_added"
    case optionRemoved = "option_removed"
    case optionReworded = "option_reworded"
    case optionRecoded = "option_recoded"
    case codeReused = "code_reused"
    case optionsReordered = "options_reordered"
    case optionRuleChanged = "option_rule_changed"
    case rangeWidened = "range_widened"
    case rangeNarrowed = "range_narrowed"
    case scaleChanged = "scale_changed"
    case endsReworded = "ends_reworded"
    case routeChanged = "route_changed"
    case checksChanged = "checks_changed"
    case nonanswerAllowed = "nonanswer_allowed"
    case nonanswerForbidden = "nonanswer_forbidden"
    case requirementChanged = "requirement_changed"
    case meaningChanged = "meaning_changed"
    case keyChanged = "key_changed"
    case mirrorChanged = "mirror_changed"
    case disclosureChanged = "disclosure_changed"
    case indexAdded = "index_added"
    case indexRemoved = "index_removed"
    case indexChanged = "index_changed"
  }

  package let kind: Kind
  package let level: ChangeClass
  /// The item or index it is about, by its new name where it has one; nil for the whole.
  package let item: ItemID?
  /// What was and what is, in one sentence without a full stop.
  package let detail: String
  /// The languages it is seen in; empty where it is seen in all or none.
  package let languages: [Language]
  /// The indices whose scores it touches.
  package internal(set) var indices: [ItemID] = []
  /// The mirrored item of another questionnaire that it should be compared with again.
  package internal(set) var mirror: Mirroring?

  init(
    _ kind: Kind, _ level: ChangeClass, _ item: ItemID?, _ detail: String,
    languages: [Language] = []
  ) {
    self.kind = kind
    self.level = level
    self.item = item
    self.detail = detail
    self.languages = languages
  }
}
