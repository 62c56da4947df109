import Interviewing
import QuestionnaireModel

/// Counts interviews as they end.
struct Tally {
  private struct RouteCount {
    var interviews = 0
    var time = ReadingTime.none
    var profiles: [Int]
    var times: [ReadingTime]
  }

  private struct ProfileCount {
    var endings = [Int](repeating: 0, count: SimulatedInterview.Ending.allCases.count)
    var questions: [Int] = []
    var silent: [Int] = []
    var aloud: [Int] = []
  }

  private let questionnaire: Questionnaire
  private var items: [ItemCoverage]
  private var routes: [[Int]: RouteCount] = [:]
  private var profiles: [ProfileCount]
  private var quotas: [QuotaFilling]
  private let times: [ReadingTime]
  private let firstRowTimes: [ReadingTime]

  init(of rehearsal: Rehearsal) {
    questionnaire = rehearsal.questionnaire
    items = questionnaire.items.map(ItemCoverage.init)
    profiles = Profile.allCases.map { _ in ProfileCount() }
    quotas = questionnaire.quotas.map(QuotaFilling.init)
    let stems = questionnaire.items.map { item in
      item.battery.map { rehearsal.questionnaire.batteries[$0].text }
    }
    func times(isFirstRow: Bool) -> [ReadingTime] {
      zip(rehearsal.questionnaire.items, stems).map {
        ReadingTime($0, isFirstRow: isFirstRow, stem: $1, in: rehearsal.language)
      }
    }
    (self.times, firstRowTimes) = (times(isFirstRow: false), times(isFirstRow: true))
  }

  mutating func count(_ held: SimulatedInterview) {
    for item in held.visited {
      items[item].asked += 1
      if let answer = held.interview.sheet[item] { items[item].count(answer) }
    }
    for item in 0..<end(of: held) { items[item].came += 1 }
    for item in held.refused { items[item].refused += 1 }
    if let last = held.lastItem {
      if held.ending == .stuck { items[last].stuck += 1 } else { items[last].left += 1 }
    }
    let profile = Profile.allCases.firstIndex(of: held.profile) ?? 0
    let ending = SimulatedInterview.Ending.allCases.firstIndex(of: held.ending) ?? 0
    profiles[profile].endings[ending] += 1
    guard held.ending == .completed else { return }
    countRoute(held, profile: profile)
    for place in quotas.indices { quotas[place].count(held.interview.sheet, index: held.index) }
  }

  /// The first item that it did not come to, asked or led past.
  private func end(of held: SimulatedInterview) -> Int {
    let all = questionnaire.items.count
    if let last = held.lastItem { return last + 1 }
    return questionnaire.declinedConsent(before: all, given: held.interview.sheet).map { $0 + 1 }
      ?? all
  }

  private mutating func countRoute(_ held: SimulatedInterview, profile: Int) {
    var length = length(of: held.visited)
    length.time = length.time.paced(Habits(held.profile).pace)
    profiles[profile].questions.append(length.questions)
    profiles[profile].silent.append(length.time.silent)
    profiles[profile].aloud.append(length.time.aloud)
    let zeros = [Int](repeating: 0, count: Profile.allCases.count)
    let nothing = RouteCount(
      profiles: zeros, times: zeros.map { _ in ReadingTime.none })
    // In random order the same items are still the same route.
    let route = held.visited.sorted()
    routes[route, default: nothing].interviews += 1
    routes[route, default: nothing].time += length.time
    routes[route, default: nothing].profiles[profile] += 1
    routes[route, default: nothing].times[profile] += length.time
  }

  private func length(of visited: [Int]) -> (questions: Int, time: ReadingTime) {
    var questions = 0
    var time = ReadingTime.none
    var battery: Int?
    for item in visited {
      let asked = questionnaire.items[item]
      let isFirst = asked.battery == nil || asked.battery != battery
      if isFirst, asked.takesAnswer { questions += 1 }
      time += isFirst ? firstRowTimes[item] : times[item]
      battery = asked.battery
    }
    return (questions, time)
  }

  func result(of rehearsal: Rehearsal) -> RehearsalResult {
    RehearsalResult(
      questionnaire: questionnaire, respondents: rehearsal.respondents, seed: rehearsal.seed,
      language: rehearsal.language,
      profiles: zip(Profile.allCases, profiles).compactMap { profile, count in
        let total = count.endings.reduce(0, +)
        return total == 0
          ? nil
          : ProfileResult(
            profile: profile, respondents: total, endings: count.endings,
            questions: Spread(count.questions),
            silent: Spread(count.silent), aloud: Spread(count.aloud))
      },
      items: items,
      routes: routes.map { result(of: $0.key, $0.value) }.sorted { left, right in
        left.interviews == right.interviews
          ? left.items.lexicographicallyPrecedes(right.items) : left.interviews > right.interviews
      }, quotas: quotas)
  }

  private func result(of items: [Int], _ count: RouteCount) -> RouteResult {
    RouteResult(
      items: items, interviews: count.interviews, questions: length(of: items).questions,
      silent: count.time.silent / count.interviews, aloud: count.time.aloud / count.interviews,
      profiles: Profile.allCases.enumerated().compactMap { place, profile in
        let interviews = count.profiles[place]
        guard interviews > 0 else { return nil }
        let time = count.times[place]
        return (profile, interviews, time.silent / interviews, time.aloud / interviews)
      })
  }
}

extension ItemCoverage {
  /// An item that nobody has been asked.
  init(_ item: Item) {
    nonanswers = item.nonanswers.map { Refusal(kind: $0) }
    switch item.type {
    case .single(let list), .multiple(let list, _), .ranking(let list, _), .consent(let list):
      options = list.options.map { Option(code: $0.code) }
    case .scale(let range, _, _), .differential(let range, _, _):
      options = range.prefix(101).map { Option(code: $0) }
    case .integer, .decimal, .text, .date, .time, .computed, .assigned, .drawn, .note:
      options = []
    }
  }

  mutating func count(_ answer: Answer) {
    switch answer {
    case .choice(let code): count(code)
    case .choices(let codes), .ranking(let codes): for code in codes { count(code) }
    case .nonanswer(let kind):
      if let place = nonanswers.firstIndex(where: { $0.kind == kind }) {
        nonanswers[place].count += 1
      }
    case .integer, .decimal, .text, .date, .time: break
    }
  }

  private mutating func count(_ code: Int) {
    if let place = options.firstIndex(where: { $0.code == code }) { options[place].count += 1 }
  }
}
