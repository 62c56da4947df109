import Testing

@testable import Sealing

@Suite struct DigestTests {
  // Python's hashlib.blake2b, an implementation of its own.
  @Test(arguments: [
    ("", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
    ("abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
  ])
  func `digests agree with another implementation`(message: String, hex: String) {
    let digest = Digest(of: Array(message.utf8))
    #expect(digest.hex == hex)
    #expect(digest.bytes.count == 32)
  }

  @Test func `the self-test of RFC 7693 passes`() {
    func sequence(_ count: Int, seed: UInt32) -> [UInt8] {
      var (a, b) = (0xDEAD_4BAD &* seed, UInt32(1))
      return (0..<count).map { _ in
        (a, b) = (b, a &+ b)
        return UInt8(b >> 24)
      }
    }
    func digest(_ message: [UInt8], key: [UInt8]?, count: Int) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      bytes.withUnsafeMutableBytes { bytes in
        message.withUnsafeBytes { message in
          if let key {
            key.withUnsafeBytes { BLAKE2b.hash(message, key: $0, into: bytes) }
          } else {
            BLAKE2b.hash(message, into: bytes)
          }
        }
      }
      return bytes
    }
    var grand = DigestState()
    for count in [20, 32, 48, 64] {
      for length in [0, 3, 128, 129, 255, 1024] {
        let message = sequence(length, seed: UInt32(length))
        let key = sequence(count, seed: UInt32(count))
        grand.update(digest(message, key: nil, count: count))
        grand.update(digest(message, key: key, count: count))
      }
    }
    #expect(
      grand.finish().hex == "c23a7800d98123bd10f506c61e29da5603d763b8bbad2e737f5e765a7bccd475")
  }

  @Test(arguments: [1, 7, 128, 129, 1024])
  func `a message in parts has the digest of the whole`(size: Int) {
    let message = (0..<1024).map { UInt8(truncatingIfNeeded: $0) }
    var state = DigestState()
    for start in stride(from: 0, to: message.count, by: size) {
      state.update(Array(message[start..<min(start + size, message.count)]))
      state.update([])
    }
    let digest = state.finish()
    #expect(digest.hex == "f1551feeb252c7e60bb362205bd1ac2f70b145260a91d41e8c5d0a187549a5f2")
    #expect(digest == Digest(of: message))
  }

  // Python's hashlib.blake2b with digest_size=16 and the key 00 01 … 1f.
  @Test(arguments: [
    ("", "3daf97bce7888fd59773c66bf647459c"), ("abc", "1a64be47e4729d951c302ee543f97cf3"),
  ])
  func `keyed identities agree with another implementation`(message: String, hex: String) {
    let identity = Digest.identity(of: Array(message.utf8), key: Array(0..<32))
    #expect(identity.withUnsafeBytes { hexadecimal($0) } == hex)
    #expect(identity != Digest.identity(of: Array(message.utf8), key: Array(1..<33)))
  }

  @Test func `bytes and hexadecimal digits read back`() {
    let digest = Digest(of: [1, 2, 3])
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect("\(digest)" == digest.hex)
  }

  @Test(arguments: ["", "00", String(repeating: "0", count: 63), String(repeating: "g", count: 64)])
  func `other texts are no digests`(text: String) {
    #expect(Digest(hex: text) == nil)
    #expect(Digest(bytes: Array(text.utf8)) == nil || text.utf8.count == 32)
  }

  @Test func `digests order as their bytes do`() {
    let digests = (0..<100).map { Digest(of: [UInt8($0)]) }
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
    #expect(Set(digests).count == 100)
  }
}
