import Tabulation

/// How texts show what is held back.
enum HeldBack {
  static let text = "[c]"

  static func text(_ count: Int?) -> String { count.map { "\($0)" } ?? text }

  /// Who is left out for a reason, as `refused 12`.
  static func text(_ excluded: PublishedExclusion) -> String {
    "\(excluded.reason.name) \(text(excluded.count))"
  }
}
