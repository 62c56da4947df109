import CSodium

/// What a passphrase is recognized by and cannot be told from: Argon2id (RFC 9106).
package struct PassphraseHash: Hashable, Sendable {
  /// The hash with its salt and its costs, in letters.
  package let text: String

  /// Hashes a passphrase; nil where there is not memory enough for it (64 MiB).
  package init?(of passphrase: String) {
    _ = Sodium.isReady
    var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let bytes = Array(passphrase.utf8).map { CChar(bitPattern: $0) }
    let result = crypto_pwhash_str(
      &hash, bytes, UInt64(bytes.count), UInt64(crypto_pwhash_opslimit_interactive()),
      crypto_pwhash_memlimit_interactive())
    guard result == 0 else { return nil }
    text = String(decoding: hash.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Takes a hash as it was stored; nil where it is none, or asks for more than was ever given.
  package init?(stored text: String) {
    // A hash that somebody put there could ask for all the memory there is.
    let costs = "$argon2id$v=19$m=65536,t=2,p=1$"
    guard text.hasPrefix(costs), text.utf8.count < Int(crypto_pwhash_STRBYTES),
      !text.utf8.contains(0)
    else { return nil }
    self.text = text
  }

  /// Whether it is the hash of a passphrase.
  package func matches(_ passphrase: String) -> Bool {
    _ = Sodium.isReady
    let bytes = Array(passphrase.utf8).map { CChar(bitPattern: $0) }
    return crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
  }
}
