import Diagnostics
import QuestionnaireModel
import YAMLReading

/// A name with the place it is written at.
struct SpannedName {
  let text: String
  let span: SourceSpan
}

/// A section as read, its condition not yet looked at.
struct DraftSection {
  let id: SpannedName
  let title: LocalizedText
  let when: YAMLNode?
  /// The indices of its items.
  var items: Range<Int>
  /// Where it says that its items are shuffled, if it does.
  let shuffle: SourceSpan?
}

/// A battery as read.
struct DraftBattery {
  let id: SpannedName
  let text: LocalizedText
  let instruction: LocalizedText?
  let when: YAMLNode?
  let options: DraftOptions?
  var rows: Range<Int>
  let isPinned: Bool
  var pass: Int?
  var writtenID = ""
  /// Where it says that its rows, or its options, are shuffled, if it does.
  let rowShuffle: SourceSpan?
  let optionShuffle: SourceSpan?
}

/// An item as read; a type with an error is nil and silences what would follow from it.
struct DraftItem {
  let id: SpannedName
  var type: ItemType?
  var text = LocalizedText([:])
  var instruction: LocalizedText?
  var section = 0
  var battery: Int?
  /// The pass of a roster, or the vignette, that it is asked in.
  var pass: Int?
  /// Its name as the file has it; in a pass the name stored is longer.
  var writtenID = ""
  var when: YAMLNode?
  /// The expression of a computed value.
  var value: YAMLNode?
  var checks: [DraftCheck] = []
  var nonanswers: [Nonanswer] = []
  var isRequired = true
  var meaning = ItemMeaning()
  var isPinned = false
  /// Where it says that its options are shuffled, if it does.
  var optionShuffle: SourceSpan?
  /// Where its role is written.
  var roleSpan: SourceSpan?
}

/// A quota as read, its condition not yet looked at.
struct DraftQuota {
  let id: SpannedName
  let that: YAMLNode
  let target: Int
}

/// An index as read, its items not yet looked up.
struct DraftIndex {
  let id: SpannedName
  let label: LocalizedText
  let method: CompositeIndex.Method
  let items: [SpannedName]
  let valid: (count: Int, span: SourceSpan)?
  let dontKnow: CompositeIndex.DontKnowRule
}

/// A text with placeholders, in every language that it has, whose names are looked up later.
struct DraftText {
  let texts: [(language: Language, text: String, span: SourceSpan)]
  let site: TextSite
  let owners: [String]
  /// The pass that it is read in.
  var pass: Int?
}

/// What a text belongs to, which decides what it may name.
enum TextSite: Hashable {
  /// A title, a label or an end, shown at any time: forms only.
  case label
  /// The label of an item's own options.
  case option(item: Int)
  case item(Int)
  case check(item: Int)
  case battery(Int)
}

/// A check as read, its condition not yet looked at.
struct DraftCheck {
  let that: YAMLNode
  let message: LocalizedText
  let isSoft: Bool
}

/// A list of options with the place of each, and what its scale allows.
struct DraftOptions {
  var list: OptionList
  /// Where each option's code is written.
  var spans: [SourceSpan]
  /// The non-answers that a named scale allows, where it says so.
  var allowed: [Nonanswer]?
}
