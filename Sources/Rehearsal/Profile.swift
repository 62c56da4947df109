import Words

/// A way of taking part in a survey.
package enum Profile: String, CaseIterable, Hashable, Sendable {
  /// Answers what is asked, evenly or by the distributions declared.
  case honest
  /// Takes the first answer that will do (Krosnick 1991).
  case satisficing
  /// Gives every row of a battery the same answer.
  case straightLining = "straight-lining"
  case dontKnowProne = "dont-know-prone"
  case refusing
  /// Answers honestly until it leaves, somewhere on the way.
  case breakingOff = "breaking-off"
  /// Answers anything, often something that the item does not take at first.
  case careless
}

/// How a profile behaves; chances are in a thousand, and assumptions, not findings.
struct Habits: Hashable, Sendable {
  /// How an answer is chosen.
  enum Choice: Hashable, Sendable { case sincere, first, sameAsBefore, anything }

  var choice = Choice.sincere
  /// To say "don't know" where that is allowed.
  var dontKnow = 20
  /// To refuse where that is allowed.
  var refusal = 10
  /// To leave an item empty that may be left empty.
  var emptiness = 100
  /// Not to agree to take part.
  var decline = 30
  /// To offer an answer first that the item does not take.
  var slip = 10
  /// The share of the time that reading and answering take an honest respondent, in percent.
  var pace = 100

  init(_ profile: Profile) {
    switch profile {
    case .honest, .breakingOff: break
    case .satisficing: (choice, dontKnow, emptiness, pace) = (.first, 50, 600, 50)
    case .straightLining: (choice, emptiness, pace) = (.sameAsBefore, 300, 50)
    case .dontKnowProne: dontKnow = 400
    case .refusing: (dontKnow, refusal, emptiness, decline) = (50, 400, 800, 150)
    case .careless: (choice, emptiness, slip, pace) = (.anything, 300, 150, 50)
    }
  }
}

/// Which share of the respondents has which profile.
package struct ProfileMix: Hashable, Sendable {
  /// In the order of the profiles; whole numbers of any sum above zero.
  package let shares: [Int]

  package static let usual = ProfileMix(shares: [60, 10, 10, 5, 5, 5, 5])

  private init(shares: [Int]) {
    self.shares = shares
  }

  /// Reads `honest=60,satisficing=15`; profiles that are not named have no share.
  package init(_ text: String) throws(ProfileFault) {
    var shares = [Int](repeating: 0, count: Profile.allCases.count)
    var seen: Set<Profile> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard halves.count == 2 else { throw .form(String(part)) }
      guard let profile = Profile(rawValue: halves[0]) else { throw .unknown(halves[0]) }
      guard let share = Int(halves[1]), (0...1_000_000).contains(share) else {
        throw .share(profile)
      }
      guard seen.insert(profile).inserted else { throw .twice(profile) }
      shares[Profile.allCases.firstIndex(of: profile) ?? 0] = share
    }
    guard shares.contains(where: { $0 > 0 }) else { throw .nobody }
    self.shares = shares
  }

  /// How many of the respondents have each profile: the largest remainders are rounded up.
  package func counts(of respondents: Int) -> [Int] {
    let total = shares.reduce(0, +)
    var counts = shares.map { $0 * respondents / total }
    let order = shares.indices.sorted {
      let (left, right) = (shares[$0] * respondents % total, shares[$1] * respondents % total)
      return left == right ? $0 < $1 : left > right
    }
    for place in order.prefix(respondents - counts.reduce(0, +)) { counts[place] += 1 }
    return counts
  }

  /// The profile of each respondent, in an order drawn from the seed.
  func assignment(of respondents: Int, seed: UInt64) -> [Profile] {
    var profiles = zip(Profile.allCases, counts(of: respondents)).flatMap {
      [Profile](repeating: $0, count: $1)
    }
    var stream = SeededStream(seed: seed, name: "profiles", index: 0)
    stream.shuffle(&profiles)
    return profiles
  }
}

/// Why a mix of profiles is not understood.
package enum ProfileFault: Error, Hashable, Sendable, CustomStringConvertible {
  case form(String)
  case unknown(String)
  case share(Profile)
  case twice(Profile)
  case nobody

  package var description: String {
    switch self {
    case .form(let part): "a profile is written as NAME=SHARE, not '\(part)'"
    case .unknown(let name):
      "there is no profile '\(name)'; "
        + hint(for: name, among: Profile.allCases.map(\.rawValue), called: "profiles")
    case .share(let profile): "the share of '\(profile.rawValue)' is a whole number up to 1000000"
    case .twice(let profile): "profile '\(profile.rawValue)' is given twice"
    case .nobody: "no profile has a share above zero"
    }
  }
}
