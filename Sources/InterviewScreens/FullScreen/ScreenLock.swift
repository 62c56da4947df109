import Interviewing

/// What brings a hidden screen back, and when a screen hides by itself.
package struct ScreenLock {
  /// Whether a passphrase opens the hidden screen; nil where Enter alone does.
  package let opens: ((String) -> Bool)?
  /// How long no key may come before the screen hides itself, in milliseconds; nil for ever.
  package let idleLimit: Int?

  package init(opens: ((String) -> Bool)?, idleLimit: Int?) {
    self.opens = opens
    self.idleLimit = idleLimit
  }

  /// Hides at a key alone, until Enter.
  package static var none: ScreenLock { ScreenLock(opens: nil, idleLimit: nil) }
}
