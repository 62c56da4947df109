import Sealing
import Testing

@Suite struct ShortDigestTests {
  private func key(_ first: UInt8 = 0) throws -> DigestKey {
    try #require(DigestKey(bytes: (0..<32).map { first &+ $0 }))
  }

  // Python's hashlib.blake2b with digest_size=16 and the key 00 01 … 1f.
  @Test(arguments: [
    ("", "3daf97bce7888fd59773c66bf647459c"), ("abc", "1a64be47e4729d951c302ee543f97cf3"),
  ])
  func `keyed digests agree with another implementation`(message: String, hex: String) throws {
    let digest = ShortDigest(of: Array(message.utf8), key: try key())
    #expect(digest.hex == hex)
    #expect(ShortDigest(bytes: digest.bytes) == digest)
    #expect(ShortDigest(hex: hex) == digest)
  }

  @Test func `another key gives another digest`() throws {
    #expect(ShortDigest(of: [1], key: try key()) != ShortDigest(of: [1], key: try key(1)))
  }

  @Test func `short digests order as their bytes do`() throws {
    let key = try key()
    let digests = (0..<100).map { ShortDigest(of: [$0], key: key) }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
  }

  @Test func `a random key is new each time`() throws {
    let (first, second) = (try DigestKey.random(), try DigestKey.random())
    #expect(first.withBytes { Array($0) } != second.withBytes { Array($0) })
  }

  @Test(arguments: [0, 16, 31, 33])
  func `a key has 32 bytes`(count: Int) {
    #expect(DigestKey(bytes: [UInt8](repeating: 1, count: count)) == nil)
  }

  @Test func `a key is never printed`() throws {
    let key = try #require(DigestKey(bytes: [UInt8](repeating: 77, count: 32)))
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), String(describing: [key]), dumped] {
      #expect(!text.utf8.elementsEqual("77".utf8) && !text.contains("77"))
    }
  }
}
