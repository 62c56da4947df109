import Microdata
import QuestionnaireModel
import SurveyStatistics

extension ScaleAnalysis {
  /// Analyzes items of a data set, without what would tell of few respondents.
  ///
  /// The answers of those who answered all items are judged as `crosstab` would publish them: those
  /// to each item, to each two items of two answers, and to each item by the groups.
  /// - Throws: where the items are not the data's or make no scale, or nothing of it may be told.
  package init(
    _ request: ScaleRequest, of sample: Sample, under groups: SmallGroups
  ) throws {
    let items = request.items + [request.groups].compactMap(\.self)
    guard groups.protects(items, of: sample) else {
      self = try ScaleAnalysis(request, of: sample)
      return
    }
    if let reason = groups.shownBecause {
      let whole = try ScaleAnalysis(request, of: sample)
      self.init(whole, notes: whole.notes + [.heldBack(.shown(reason))])
      return
    }
    let refusal = TabulationError.tellsOfFew(
      "the scale", remedy: "ask it of more respondents, or leave items out")
    let (whole, answers): (ScaleAnalysis, ScaleAnswers)
    do throws(TabulationError) {
      whole = try ScaleAnalysis(request, of: sample)
      answers = try ScaleAnswers(varying: request, of: sample)
    } catch {
      throw error.tellsOfAnswers ? refusal : error
    }
    let isConstant = whole.notes.contains { if case .constantItem = $0 { true } else { false } }
    let judged = try JudgedScale(request, answers, of: sample, items: items, under: groups)
    guard !isConstant, judged.size == whole.size else { throw refusal }
    self = try whole.withoutSmallGroups(judged, request)
  }

  private init(
    _ whole: ScaleAnalysis, items: [ScaleItem]? = nil, excluded: [PublishedExclusion]? = nil,
    holdsAlphaBack: Bool = false, functioning: [ItemFunctioning]? = nil, notes: [ScaleNote]
  ) {
    self.items = items ?? whole.items
    size = whole.size
    self.excluded = excluded ?? whole.excluded
    alpha = holdsAlphaBack ? nil : whole.alpha
    alphaInterval = holdsAlphaBack ? nil : whole.alphaInterval
    standardizedAlpha = holdsAlphaBack ? nil : whole.standardizedAlpha
    omega = holdsAlphaBack ? nil : whole.omega
    differentialFunctioning = functioning ?? whole.differentialFunctioning
    self.notes = notes
  }

  private func withoutSmallGroups(
    _ judged: JudgedScale, _ request: ScaleRequest
  ) throws -> ScaleAnalysis {
    // The parts of items with the deviations of others would tell the deviation that is not shown.
    let holdsPartsBack = !judged.heldItems.isEmpty || judged.tellsPairs
    let holdsAlphaBack = judged.tellsPairs && items.count <= JudgedScale.fewItems
    let excluded = judged.tables[0].published(self.excluded)
    let functioning = differentialFunctioning.filter { judged.tellsFunctioning($0) }
    let published = items.enumerated().map { place, item in
      let isHeld = judged.heldItems.contains(place)
      return ScaleItem(
        name: item.name, label: item.label, isReversed: item.isReversed,
        mean: isHeld ? nil : item.mean, standardDeviation: isHeld ? nil : item.standardDeviation,
        itemRest: holdsPartsBack ? nil : item.itemRest,
        alphaIfDropped: holdsPartsBack ? nil : item.alphaIfDropped, holdsMeanBack: isHeld,
        holdsPartBack: holdsPartsBack)
    }
    let holdsFunctioningBack =
      request.groups != nil && !judged.tellsAllFunctioning(of: items.map(\.name))
    var notes = self.notes.compactMap { note -> ScaleNote? in
      switch note {
      case .data(.filter(let text, _, _, _)) where judged.tables[0].holdsFilterBack:
        .data(.filterHeldBack(text))
      case .negativeItems: holdsPartsBack ? nil : note
      case .omegaNotComputed: holdsAlphaBack ? nil : note
      case .functioning, .functioningNotComputed: holdsFunctioningBack ? nil : note
      case .data, .placesAsNumbers, .reversed, .declaredReversed, .constantItem, .heldBack: note
      case .suspectCodes(let item, let codes):
        !holdsPartsBack && judged.tellsCodes(codes, item) ? note : nil
      case .intervalBesideAlpha: holdsAlphaBack ? nil : note
      }
    }
    if holdsPartsBack || excluded != self.excluded || judged.tables[0].holdsFilterBack {
      notes.append(.heldBack(.numbers))
    }
    if holdsAlphaBack {
      notes.append(
        .heldBack(.results("α and ω of so few items", remedy: "ask them of more respondents")))
    }
    if holdsFunctioningBack {
      notes.append(
        .heldBack(
          .results(
            "Comparisons of groups at the same sum", remedy: "join groups in an item of fewer")))
    }
    return ScaleAnalysis(
      self, items: published, excluded: excluded, holdsAlphaBack: holdsAlphaBack,
      functioning: functioning, notes: notes)
  }
}

extension TabulationError {
  /// Whether that an analysis cannot be made tells what respondents answered.
  fileprivate var tellsOfAnswers: Bool {
    switch self {
    case .constantItem, .scaleNotComputed: true
    default: false
    }
  }
}

/// The tables behind the numbers of a scale, over those who answered all items.
private struct JudgedScale {
  /// Those of the single items.
  let tables: [JudgedTable]
  /// The items whose means and deviations are held back, by place.
  let heldItems: Set<Int>
  /// Whether what two items have in common would tell a count that is held back.
  let tellsPairs: Bool
  /// Whether it may be told that somebody gave some numbers to an item.
  let tellsCodes: @Sendable ([Double], String) -> Bool
  /// For each item by its name whether its answers by the groups may be told.
  private let functioning: [String: Int]

  /// Over so few items the sums of their covariances tell each single one.
  static let fewItems = 5

  init(
    _ request: ScaleRequest, _ answers: ScaleAnswers, of sample: Sample, items: [String],
    under groups: SmallGroups
  ) throws {
    tellsCodes = { groups.tells($0, of: $1, among: items, in: sample) }
    var placeOf: [Int: Int] = [:]
    for (place, row) in answers.rowNumbers.enumerated() { placeOf[row] = place }
    let outside = ExclusionReason.nonanswer(.missing)
    func axis(_ name: String, _ category: (Int) -> Int) -> JudgedAxis {
      JudgedAxis(
        name,
        (0..<sample.data.rowCount).map { row in
          placeOf[row].map { .shown(category($0)) } ?? .excluded(answers.gap(row) ?? outside)
        })
    }
    var axes: [JudgedAxis] = []
    var sizes: [Int] = []
    var held: Set<Int> = []
    var tables: [JudgedTable] = []
    for (item, name) in answers.items.enumerated() {
      let values = answers.rows.map { $0[item] }
      let known = Set(values).sorted()
      let places = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
      let isMeasured =
        known.count > SmallGroups.fewNumbers && sample.data[name]?.measurement == .numeric
      axes.append(axis(name) { isMeasured ? 0 : places[values[$0]] ?? 0 })
      sizes.append(isMeasured ? 0 : known.count)
      let judged = try groups.judged(axes[item], of: items, in: sample)
      tables.append(judged)
      let isHeld =
        isMeasured
        ? groups.tellsOfFew(values, of: items, in: sample) : judged.hasGaps
      if isHeld { held.insert(item) }
    }
    self.tables = tables
    heldItems = held
    var tellsPairs = false
    for first in axes.indices where sizes[first] == 2 && !tellsPairs {
      for second in axes.indices.dropFirst(first + 1) where sizes[second] == 2 && !tellsPairs {
        tellsPairs = try groups.judged(
          axes[first], by: axes[second], of: items, in: sample
        ).hasGaps
      }
    }
    self.tellsPairs = tellsPairs
    functioning = try Self.functioning(
      request, answers, axes, of: sample, least: groups.threshold(of: items, in: sample)
    ) {
      try groups.judged($0, by: $1, of: items, in: sample)
    }
  }

  /// How many answered every item; nil where that is held back.
  var size: Int? { tables.contains { $0.total == nil } ? nil : tables[0].total }

  /// For each item of which everything may be told by the groups, how many that are.
  private static func functioning(
    _ request: ScaleRequest, _ answers: ScaleAnswers, _ axes: [JudgedAxis], of sample: Sample,
    least: Int, _ judged: (JudgedAxis, JudgedAxis) throws -> JudgedTable
  ) throws -> [String: Int] {
    guard let groups = request.groups else { return [:] }
    let side = try sample.answers(to: groups, as: .groups)
    let without = answers.rowNumbers.count { side.candidate($0) == nil }
    let axis = JudgedAxis(
      groups, (0..<sample.data.rowCount).map { side.fate(row: $0) },
      categories: side.candidates.map(\.category))
    // Who is in no group is the difference of two bases.
    guard without == 0 || without >= least else { return [:] }
    var found: [String: Int] = [:]
    for (item, name) in answers.items.enumerated() {
      let table = try judged(axes[item], axis)
      guard !table.hasGaps, let total = table.total,
        total == answers.rowNumbers.count - without
      else { continue }
      found[name] = total
    }
    return found
  }

  func tellsFunctioning(_ item: ItemFunctioning) -> Bool {
    functioning[item.item] == item.result.observations
  }

  func tellsAllFunctioning(of items: [String]) -> Bool {
    items.allSatisfy { functioning[$0] != nil }
  }
}
