import Testing

@testable import Sealing

@Suite struct PassphraseHashTests {
  @Test func `a passphrase opens its own hash and no other does`() throws {
    let hash = try #require(PassphraseHash(of: "patru mere și o pară"))
    #expect(hash.matches("patru mere și o pară"))
    #expect(!hash.matches("patru mere si o para"))
    #expect(!hash.matches(""))
    let stored = try #require(PassphraseHash(stored: hash.text))
    #expect(stored.matches("patru mere și o pară"))
  }

  @Test func `two hashes of one passphrase differ`() throws {
    #expect(PassphraseHash(of: "1234") != PassphraseHash(of: "1234"))
  }

  @Test(
    arguments: [
      "", "1234", "$argon2id$v=19$m=4194304,t=2,p=1$AAAA$AAAA",
      "$argon2id$v=19$m=65536,t=1,p=1$AAAA$AAAA", String(repeating: "$", count: 200),
    ])
  func `what is no hash of ours is refused`(text: String) {
    #expect(PassphraseHash(stored: text) == nil)
  }

  @Test func `a damaged hash opens to nothing`() throws {
    let hash = try #require(PassphraseHash(of: "1234"))
    let damaged = try #require(PassphraseHash(stored: String(hash.text.dropLast(2))))
    #expect(!damaged.matches("1234"))
  }
}
