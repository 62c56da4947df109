import Testing

@testable import Terminal

@Suite struct KeyDecoderTests {
  @Test(arguments: TerminalKeys.all)
  func `a real terminal's key is one key, or none`(sent: TerminalKeys.Sent) {
    #expect(KeyDecoder.keys([sent.bytes]) == sent.keys, "\(sent.terminal)")
  }

  @Test(arguments: TerminalKeys.all)
  func `a sequence that comes in pieces is the same key`(sent: TerminalKeys.Sent) {
    for place in 1..<max(2, sent.bytes.count) {
      let pieces = [Array(sent.bytes.prefix(place)), Array(sent.bytes.dropFirst(place))]
      #expect(KeyDecoder.keys(pieces) == sent.keys, "\(sent.terminal) in two, after \(place)")
    }
    #expect(KeyDecoder.keys(sent.bytes.map { [$0] }) == sent.keys, "\(sent.terminal), byte by byte")
  }

  @Test(arguments: TerminalKeys.all)
  func `the key after a sequence is itself`(sent: TerminalKeys.Sent) {
    #expect(KeyDecoder.keys([sent.bytes + Array("d".utf8)]) == sent.keys + [.character("d")])
    #expect(KeyDecoder.keys([sent.bytes + sent.bytes]) == sent.keys + sent.keys)
  }

  @Test func `Escape alone is Escape once its time is over`() {
    var decoder = KeyDecoder()
    decoder.take(0x1B)
    #expect(decoder.next() == nil)
    #expect(decoder.patience.map { (100...600).contains($0) } == true)
    decoder.giveUp()
    #expect(decoder.next() == .escape)
    decoder.take(UInt8(ascii: "2"))
    #expect(decoder.next() == .character("2"))
    #expect(decoder.patience == nil)
  }

  @Test func `Escape twice and thrice are so many keys`() {
    #expect(KeyDecoder.keys([[0x1B, 0x1B]]) == [.escape, .escape])
    #expect(KeyDecoder.keys([[0x1B, 0x1B, 0x1B]]) == [.escape, .escape, .escape])
  }

  @Test func `the rest of a sequence whose Escape was taken for a key is still one key`() {
    let late = KeyDecoder.keys([[0x1B], Array("[24~".utf8)], waitingBetween: true)
    #expect(late == [.escape, .function(12)])
    let unknown = KeyDecoder.keys([[0x1B], Array("[12;2~".utf8)], waitingBetween: true)
    #expect(unknown == [.escape, .unknown])
    #expect(KeyDecoder.keys([[0x1B], [0x5B]], waitingBetween: true) == [.escape, .character("[")])
  }

  @Test(arguments: [0x18, 0x1A] as [UInt8])
  func `the keys that hide break off whatever was begun`(byte: UInt8) {
    let hides: Key = byte == 0x18 ? .control("x") : .control("z")
    for begun in [
      "\u{1B}", "\u{1B}[", "\u{1B}[12", "\u{1B}O", "\u{1B}[[", "\u{1B}]11;", "\u{1B}[M ",
    ] {
      #expect(KeyDecoder.keys([Array(begun.utf8) + [byte]]) == [hides])
    }
    #expect(KeyDecoder.keys([[0xC8, byte]]) == [hides])
  }

  @Test func `a sequence that is never ended is one unknown key`() {
    for begun in [
      "\u{1B}[", "\u{1B}[1", "\u{1B}[1;2", "\u{1B}O", "\u{1B}[[", "\u{1B}]11;1", "\u{1B}P",
    ] {
      #expect(KeyDecoder.keys([Array(begun.utf8)]) == [.unknown], "\(begun.dropFirst())")
    }
    #expect(
      KeyDecoder.keys([Array("\u{1B}[12\u{1B}[24~".utf8)]) == [.unknown, .function(12)],
      "another one may begin in it")
    #expect(KeyDecoder.keys([Array("\u{1B}[12\r2".utf8)]) == [.unknown, .character("2")])
  }

  @Test(arguments: [
    "\u{1B}]11;rgb:1/2/5", "\u{1B}P>|1\r2", "\u{1B}_1\r2", "\u{1B}^2\r", "\u{1B}X2\r!",
    "\u{1B}]Ü2\r",
  ])
  func `a terminal's string is swallowed to its terminator, however late it comes`(begun: String) {
    for terminator in ["\u{1B}\\", "\u{7}", "\u{9C}"] {
      let bytes = Array((begun + "\r1\r2\r5\r" + terminator).utf8)
      for place in 3..<bytes.count {
        let pieces = [Array(bytes.prefix(place)), Array(bytes.dropFirst(place)), [0x32]]
        let keys = KeyDecoder.keys(pieces, waitingBetween: true)
        #expect(keys == [.unknown, .character("2")], "\(bytes) in two, after \(place)")
      }
    }
  }

  @Test func `a string that never ends is left by Escape, and by itself after many bytes`() {
    let begun = Array("\u{1B}Pab".utf8)
    let left = KeyDecoder.keys([begun, [0x31], [0x1B], [0x32]], waitingBetween: true)
    #expect(left == [.unknown, .unknown, .unknown, .character("2")])
    let long = [UInt8](repeating: 0x31, count: 5_000)
    let keys = KeyDecoder.keys([begun, long], waitingBetween: true)
    #expect(keys.prefix(3) == [.unknown, .unknown, .character("1")])
    var decoder = KeyDecoder()
    for byte in begun { decoder.take(byte) }
    decoder.giveUp()
    #expect(decoder.patience == nil, "it is told once")
  }

  @Test func `a damaged sequence is one unknown key, with all that belongs to it`() {
    let damaged: [[UInt8]] = [
      [0x1B, 0x5B, 0x31, 0x80, 0x32, 0x7E], [0x1B, 0x5B, 0x80, 0x32, 0x7E],
      [0x1B, 0x5B, 0x31, 0xC3, 0xA9, 0x32, 0x7E], [0x1B, 0x5B, 0x31, 0x07, 0x32, 0x7E],
      [0x1B, 0x5B, 0x31, 0x7F, 0x32, 0x7E], [0x9B, 0x31, 0xFF, 0x32, 0x7E],
      [0x1B, 0x4F, 0x80, 0x51], [0x1B, 0x4F, 0xC8, 0x31, 0x51],
      [0x1B, 0x5B, 0x5B, 0x80, 0x32, 0x7E],
    ]
    for bytes in damaged {
      #expect(KeyDecoder.keys([bytes, [0x32]]) == [.unknown, .character("2")], "\(bytes)")
      #expect(KeyDecoder.keys(bytes.map { [$0] } + [[0x32]]) == [.unknown, .character("2")])
      #expect(
        KeyDecoder.keys([Array(bytes.dropLast()), [0x32]], waitingBetween: true).first == .unknown)
    }
  }

  @Test func `bytes that are no UTF-8 swallow nothing that follows them`() {
    #expect(KeyDecoder.keys([[0xE9, 0x31]]) == [.unreadable, .character("1")])
    #expect(KeyDecoder.keys([[0xBA, 0x31]]) == [.unreadable, .character("1")])
    #expect(KeyDecoder.keys([[0xC0, 0x80]]) == [.unreadable, .unreadable])
    #expect(KeyDecoder.keys([[0xED, 0xA0, 0x80]]) == [.unreadable])
    #expect(KeyDecoder.keys([[0xC8, 0x1B, 0x4F, 0x50]]) == [.unreadable, .function(1)])
  }

  @Test func `nothing of a paste is a key, however it is cut up`() {
    let pasted = Array("\u{1B}[200~\u{3}\u{18}\u{1A}\u{1B}\r2\u{1B}[24~!\u{1B}[201~".utf8)
    let keys: [Key] = [.paste("     2 [24~!")]
    #expect(KeyDecoder.keys([pasted]) == keys)
    #expect(KeyDecoder.keys(pasted.map { [$0] }) == keys)
    var decoder = KeyDecoder()
    for byte in Array("\u{1B}[200~2".utf8) { decoder.take(byte) }
    #expect(decoder.patience.map { $0 >= 5_000 } == true)
  }

  @Test func `a paste is taken whole or not at all`() {
    func pasted(_ bytes: [UInt8]) -> [Key] {
      KeyDecoder.keys([Array("\u{1B}[200~".utf8) + bytes + Array("\u{1B}[201~2".utf8)])
    }
    let words = String(repeating: "ș", count: 20_000)
    #expect(pasted(Array(words.utf8)) == [.paste(words), .character("2")])
    #expect(pasted([0x61, 0xFF]) == [.unreadable, .character("2")])
    let tooLong = [UInt8](repeating: 0x61, count: KeyDecoder.longestPaste + 1)
    #expect(pasted(tooLong) == [.unreadable, .character("2")])
  }

  @Test func `any bytes are the same keys in however many pieces they come`() {
    var state: UInt64 = 8
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let telling = Array("\u{1B}\u{1B}[[O~;0122!\r\u{7F}MIuP]\\$^@".utf8)
    for _ in 0..<3_000 {
      let bytes = (0..<(1 + random(16))).map { _ in
        random(4) == 0 ? UInt8(random(256)) : telling[Int(random(UInt64(telling.count)))]
      }
      let whole = KeyDecoder.keys([bytes])
      #expect(KeyDecoder.keys(bytes.map { [$0] }) == whole, "\(bytes)")
      #expect(whole.count <= bytes.count, "\(bytes)")
      let escapes = bytes.count { $0 == 0x1B }
      #expect(whole.count { $0 == .escape } <= escapes, "\(bytes)")
    }
  }
}
