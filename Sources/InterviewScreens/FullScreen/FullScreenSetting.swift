import Interviewing
package import QuestionnaireModel

/// What a full-screen interview takes from outside: the clock, the lock, what the study must say.
package struct FullScreenSetting {
  /// Milliseconds of universal time since 1970.
  package let clock: () -> Int
  /// Whether a passphrase opens the locked screen; nil where Enter alone does.
  package let opens: ((String) -> Bool)?
  /// How long no key may come before the screen locks itself, in milliseconds; nil for ever.
  package let idleLimit: Int?
  /// The lines of the card that helps a respondent, in a language.
  package let supportCard: (Language) -> [String]
  /// The words of the distress protocol, in a language.
  package let distressWords: (Language) -> [String]

  var lock: ScreenLock { ScreenLock(opens: opens, idleLimit: idleLimit) }

  package init(
    clock: @escaping () -> Int, opens: ((String) -> Bool)?, idleLimit: Int?,
    supportCard: @escaping (Language) -> [String] = { _ in [] },
    distressWords: @escaping (Language) -> [String] = { _ in [] }
  ) {
    self.clock = clock
    self.opens = opens
    self.idleLimit = idleLimit
    self.supportCard = supportCard
    self.distressWords = distressWords
  }
}
