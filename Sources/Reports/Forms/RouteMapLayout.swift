import QuestionnaireModel

/// Where everything of a route map stands, in pixels.
struct RouteMapLayout {
  struct Box {
    let name: String
    let kind: String
    let lines: [String]
    let isNote: Bool
    let top: Int
    let height: Int
    let depth: Int
  }

  struct Band {
    let title: String
    let top: Int
    var height: Int
  }

  /// A way past some boxes, with the condition under which they are asked.
  struct Skip {
    let top: Int
    let bottom: Int
    let lane: Int
    let label: [String]
    var labelTop: Int
    let frameTop: Int
    let frameBottom: Int
    let depth: Int
  }

  static let left = 88
  static let boxWidth = 440
  static let indent = 10
  static let gap = 20
  static let laneWidth = 22
  static let lineHeight = 15
  static let labelWidth = 250

  private(set) var boxes: [Box] = []
  private(set) var bands: [Band] = []
  private(set) var skips: [Skip] = []
  /// The tops and bottoms of ways from a declined consent to the end.
  private(set) var declines: [Int] = []
  private(set) var end = 0
  let title: String
  let endLabel: String
  let declineLabel: String
  private let unlessLabel: String
  private var y = 64
  private let flow: QuestionnaireFlow
  private let language: Language

  init(_ questionnaire: Questionnaire, _ language: Language) {
    self.language = language
    flow = QuestionnaireFlow(questionnaire)
    title = "\(questionnaire.title[language]) (\(questionnaire.id) \(questionnaire.version))"
    endLabel = FormPhrase.end.text(in: language)
    declineLabel = language.rawValue.hasPrefix("ro") ? "refuz" : "declined"
    unlessLabel = language.rawValue.hasPrefix("ro") ? "dacă nu:" : "unless"
    for (section, nodes) in flow.sections {
      let name = questionnaire.sections[section]
      bands.append(
        Band(title: name.title.isEmpty ? name.id : name.title[language], top: y, height: 0))
      y += 34
      for node in nodes { place(node, depth: 0) }
      bands[bands.count - 1].height = y - bands[bands.count - 1].top - Self.gap / 2
      y += 12
    }
    end = y + 8
    spreadLabels()
  }

  var width: Int { labelLeft + Self.labelWidth + 20 }
  var height: Int { end + 54 }
  var lanes: Int { (skips.map(\.lane).max() ?? -1) + 1 }
  var laneLeft: Int { Self.left + Self.boxWidth + 14 }
  var labelLeft: Int { laneLeft + max(1, lanes) * Self.laneWidth + 18 }

  private mutating func place(_ node: FlowNode, depth: Int) {
    switch node {
    case .unit(let unit): place(unit, depth: depth)
    case .block(let condition, let nodes):
      let (top, first) = (y, skips.count)
      y += 14
      for inner in nodes { place(inner, depth: depth + 1) }
      let frameBottom = y - Self.gap + 10
      y = frameBottom + 30
      // Inner ways are nearer; so the lane lies outside all that lie within.
      let lane = (skips[first...].map(\.lane).max() ?? -1) + 1
      let words = "\(unlessLabel) \(condition.notation(in: flow.questionnaire))"
      let label = TextFitting.wrapped(words, width: Self.labelWidth, size: 12, limit: 3)
      skips.append(
        Skip(
          top: top - 7, bottom: frameBottom + 11, lane: lane, label: label,
          labelTop: (top + frameBottom) / 2 - label.count * Self.lineHeight / 2, frameTop: top + 4,
          frameBottom: frameBottom, depth: depth))
    }
  }

  private mutating func place(_ unit: FlowUnit, depth: Int) {
    let questionnaire = flow.questionnaire
    let item = questionnaire.items[unit.items.lowerBound]
    let battery = unit.battery.map { questionnaire.batteries[$0] }
    let width = Self.boxWidth - 2 * Self.indent * depth - 24
    var lines = TextFitting.wrapped(
      (battery?.text ?? item.text).onPaper(in: language), width: width, size: 12, limit: 3)
    for row in unit.items where unit.battery != nil {
      let own = flow.ownConditions(ofRow: row, in: unit)
      guard !own.isEmpty else { continue }
      let words = own.map { $0.notation(in: questionnaire) }.joined(separator: " and ")
      lines += TextFitting.wrapped(
        "\(questionnaire.items[row].id): if \(words)", width: width, size: 12, limit: 2)
    }
    let height = 26 + lines.count * Self.lineHeight + 8
    boxes.append(
      Box(
        name: (battery?.id ?? item.id).rawValue, kind: kind(item, unit), lines: lines,
        isNote: !item.takesAnswer, top: y, height: height, depth: depth))
    if case .consent = item.type { declines.append(y + height / 2) }
    y += height + Self.gap
  }

  private func kind(_ item: Item, _ unit: FlowUnit) -> String {
    if unit.battery != nil { return "\(unit.items.count) × \(item.type.name)" }
    return switch item.type {
    case .single(let list): "single, \(list.options.count)"
    case .multiple(let list, let limit):
      "multiple, \(list.options.count)" + (limit.map { ", ≤ \($0)" } ?? "")
    case .ranking(let list, let limit):
      "ranking, \(list.options.count)" + (limit.map { ", ≤ \($0)" } ?? "")
    case .scale(let range, _, _), .differential(let range, _, _):
      "\(item.type.name) \(range.lowerBound)–\(range.upperBound)"
    case .integer(let range): range.map { "integer \($0.lowerBound)–\($0.upperBound)" } ?? "integer"
    case .decimal, .text, .date, .time, .computed, .assigned, .drawn, .consent, .note:
      item.type.name
    }
  }

  /// Moves labels down where they would stand on one another.
  private mutating func spreadLabels() {
    var free = 0
    for place in skips.indices.sorted(by: { skips[$0].labelTop < skips[$1].labelTop }) {
      skips[place].labelTop = max(skips[place].labelTop, free)
      free = skips[place].labelTop + skips[place].label.count * Self.lineHeight + 6
    }
  }
}

/// Text fitted into pixels by the usual widths of a sans-serif letter.
enum TextFitting {
  /// Breaks text at spaces into at most `limit` lines; what does not fit is cut with an ellipsis.
  static func wrapped(_ text: String, width: Int, size: Int, limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if self.width(longer, size: size) <= width || line.isEmpty {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    lines = lines.map { shortened($0, width: width, size: size) }
    guard lines.count > limit else { return lines }
    let cut = shortened(lines[limit - 1] + " " + lines[limit], width: width, size: size)
    return Array(lines.prefix(limit - 1)) + [cut]
  }

  private static func shortened(_ text: String, width: Int, size: Int) -> String {
    guard self.width(text, size: size) > width else { return text }
    var kept = text
    while !kept.isEmpty, self.width(kept + "…", size: size) > width { kept.removeLast() }
    return kept + "…"
  }

  /// The width of text in pixels, in hundredths of the size for each letter; rather too wide.
  static func width(_ text: String, size: Int) -> Int {
    text.reduce(0) { $0 + hundredths($1) } * size / 100
  }

  private static func hundredths(_ character: Character) -> Int {
    switch character {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": 32
    case "f", "t", "r", "(", ")", "[", "]", " ", "-": 40
    case "m", "w", "M", "W", "@", "%": 94
    default:
      character.isASCII
        ? (character.isUppercase ? 70 : 60)
        : character.isUppercase
          ? 72
          : character.isLetter
            ? (character.unicodeScalars.allSatisfy { $0.value < 0x250 } ? 60 : 100) : 70
    }
  }
}
