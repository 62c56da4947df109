import CSodium

/// Whether libsodium has chosen its implementations for this processor; done once.
///
/// Digests are right without it and only slower, so that they need not throw.
enum Sodium {
  static let isReady = sodium_init() >= 0

  /// - Throws: `.unavailable` where the system gives no secure random numbers.
  static func require() throws(SealingError) {
    guard isReady else { throw .unavailable }
  }
}

/// What cannot be done with keys and digests.
package enum SealingError: Error, Hashable, Sendable {
  /// The system gives no secure random numbers.
  case unavailable
}

extension SealingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unavailable: "the system gives no secure random numbers"
    }
  }
}
