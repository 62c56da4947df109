import CSodium

/// libsodium's start, which chooses the fastest implementation for this processor; made once.
///
/// Digests need no secure random numbers: they are right without the start, and only slower.
enum Sodium {
  static let isReady = sodium_init() >= 0
}
