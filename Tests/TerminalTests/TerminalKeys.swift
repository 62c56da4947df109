@testable import Terminal

/// What real terminals send for their keys, as their manuals and xterm's `ctlseqs` list it.
enum TerminalKeys {
  struct Sent: Sendable {
    let terminal: String
    let bytes: [UInt8]
    let keys: [Key]

    init(_ terminal: String, _ text: String, _ keys: Key...) {
      self.terminal = terminal
      bytes = Array(text.replacing("^[", with: "\u{1B}").utf8)
      self.keys = keys
    }
  }

  private static let f12 = Key.function(12)

  static let named: [Sent] = [
    Sent("xterm F1", "^[OP", .function(1)), Sent("xterm F2", "^[OQ", .function(2)),
    Sent("xterm F3", "^[OR", .function(3)), Sent("xterm F4", "^[OS", .function(4)),
    Sent("xterm F5", "^[[15~", .function(5)), Sent("xterm F6", "^[[17~", .function(6)),
    Sent("xterm F7", "^[[18~", .function(7)), Sent("xterm F8", "^[[19~", .function(8)),
    Sent("xterm F9", "^[[20~", .function(9)), Sent("xterm F10", "^[[21~", .function(10)),
    Sent("xterm F11", "^[[23~", .function(11)), Sent("xterm F12", "^[[24~", f12),
    Sent("xterm Shift-F12", "^[[24;2~", f12), Sent("xterm Ctrl-Alt-F12", "^[[24;7~", f12),
    Sent("xterm Up", "^[[A", .up), Sent("xterm Down", "^[[B", .down),
    Sent("xterm Right", "^[[C", .right), Sent("xterm Left", "^[[D", .left),
    Sent("xterm Home", "^[[H", .home), Sent("xterm End", "^[[F", .end),
    Sent("xterm application Up", "^[OA", .up), Sent("xterm application Left", "^[OD", .left),
    Sent("xterm application Home", "^[OH", .home), Sent("xterm Delete", "^[[3~", .delete),
    Sent("xterm PgUp", "^[[5~", .pageUp), Sent("xterm PgDn", "^[[6~", .pageDown),
    Sent("xterm Shift-Tab", "^[[Z", .backTab),
    Sent("xterm modifyOtherKeys Shift-Tab", "^[[27;2;9~", .backTab),
    Sent("xterm modifyOtherKeys Ctrl-X", "^[[27;5;120~", .control("x")),
    Sent("xterm Ctrl-X", "\u{18}", .control("x")), Sent("xterm Ctrl-Z", "\u{1A}", .control("z")),
    Sent("PuTTY F1", "^[[11~", .function(1)), Sent("PuTTY F2", "^[[12~", .function(2)),
    Sent("PuTTY F3", "^[[13~", .function(3)), Sent("PuTTY F4", "^[[14~", .function(4)),
    Sent("PuTTY Home", "^[[1~", .home), Sent("PuTTY End", "^[[4~", .end),
    Sent("PuTTY Alt-F12", "^[^[[24~", f12), Sent("PuTTY keypad 1", "^[Oq", .character("1")),
    Sent("PuTTY keypad Enter", "^[OM", .enter), Sent("PuTTY keypad +", "^[Ok", .character("+")),
    Sent("Linux console F1", "^[[[A", .function(1)),
    Sent("Linux console F2", "^[[[B", .function(2)),
    Sent("Linux console F5", "^[[[E", .function(5)),
    Sent("Linux console F6", "^[[17~", .function(6)),
    Sent("rxvt Home", "^[[7~", .home), Sent("rxvt End", "^[[8~", .end),
    Sent("rxvt Ctrl-F12", "^[[24^", f12), Sent("rxvt Shift-Ctrl-F12", "^[[24@", f12),
    Sent("kitty Shift-Enter", "^[[13;2u", .enter), Sent("kitty Esc", "^[[27u", .escape),
    Sent("kitty Tab", "^[[9u", .tab), Sent("kitty Shift-Tab", "^[[9;2u", .backTab),
    Sent("kitty Backspace", "^[[127u", .backspace), Sent("kitty 1", "^[[49u", .character("1")),
    Sent("kitty A", "^[[97;2u", .character("A")),
    Sent("kitty shifted ț", "^[[539:538;2u", .character("Ț")),
    Sent("kitty with Num Lock", "^[[97;129u", .character("a")),
    Sent("kitty Ctrl-X", "^[[120;5u", .control("x")),
    Sent("kitty keypad 2", "^[[57401u", .character("2")),
    Sent("kitty repeated Up", "^[[1;1:2A", .up),
    Sent("8-bit F12", "", f12), Sent("UTF-8 ș", "ș", .character("ș")),
    Sent("UTF-8 F12 in 8-bit form", "\u{9B}24~", f12), Sent("UTF-8 😀", "😀", .character("😀")),
    Sent("Enter", "\r", .enter), Sent("line feed", "\n", .enter), Sent("Tab", "\t", .tab),
    Sent("Backspace", "\u{7F}", .backspace), Sent("Ctrl-H", "\u{8}", .backspace),
    Sent("pasted text", "^[[200~2\r!\t.^[[12~^[[201~", .paste("2 ! . [12~")),
    Sent("a paste of nothing", "^[[200~^[[201~", .paste("")),
  ].map { $0.terminal == "8-bit F12" ? Sent(raw: "8-bit F12", [0x9B, 0x32, 0x34, 0x7E], f12) : $0 }

  /// What is a key of some terminal, or could be, and means nothing here.
  static let unknown: [Sent] = [
    Sent("xterm Insert", "^[[2~", .unknown), Sent("xterm Shift-F2", "^[[12;2~", .unknown),
    Sent("xterm Shift-F2", "^[[1;2Q", .unknown), Sent("xterm Ctrl-Right", "^[[1;5C", .unknown),
    Sent("xterm Alt-1", "^[1", .unknown), Sent("xterm Alt-2", "^[2", .unknown),
    Sent("xterm Alt-!", "^[!", .unknown), Sent("xterm Alt-Enter", "^[\r", .unknown),
    Sent("xterm Alt-Backspace", "^[\u{7F}", .unknown), Sent("xterm Alt-ș", "^[ș", .unknown),
    Sent("xterm modifyOtherKeys Ctrl-1", "^[[27;5;49~", .unknown),
    Sent("xterm modifyOtherKeys Alt-2", "^[[27;3;50~", .unknown),
    Sent("Windows Terminal Ctrl-Shift-2", "^[[50;6u", .unknown),
    Sent("Windows Terminal win32 input", "^[[50;3;50;1;0;1_", .unknown),
    Sent("iTerm Alt-Left", "^[^[[D", .unknown), Sent("iTerm Shift-Alt-Up", "^[[1;10A", .unknown),
    Sent("rxvt Ctrl-Delete", "^[[3^", .unknown), Sent("rxvt Shift-Up", "^[[a", .unknown),
    Sent("rxvt Ctrl-Up", "^[Oa", .unknown), Sent("rxvt Alt-Up", "^[^[[A", .unknown),
    Sent("konsole Ctrl-F2", "^[O5Q", .unknown), Sent("kitty Ctrl-Enter", "^[[13;5u", .unknown),
    Sent("kitty Alt-2", "^[[50;3u", .unknown), Sent("kitty Super-Esc", "^[[27;9u", .unknown),
    Sent("kitty Left Shift", "^[[57441;2u", .unknown), Sent("unnamed number", "^[[99~", .unknown),
    Sent("unnamed letter", "^[[12;34;56w", .unknown),
    Sent("with intermediates", "^[[1$r", .unknown),
    Sent("8-bit Alt-Esc 2", "^[^[2", .unknown), Sent("NUL", "\0", .unknown),
  ]

  /// What a terminal reports of itself, which is no key.
  static let reports: [Sent] = [
    Sent("focus gained", "^[[I"), Sent("focus lost", "^[[O"), Sent("X10 mouse", "^[[M !!"),
    Sent("X10 mouse, digits and 2", "^[[M#12"), Sent("mouse in UTF-8", "^[[M ăș"),
    Sent("SGR mouse", "^[[<0;12;2M"), Sent("SGR mouse let go", "^[[<0;12;2m"),
    Sent("device attributes", "^[[?62;1;2c"), Sent("kitty flags", "^[[?1u"),
    Sent("a key let go", "^[[50;1:3u"), Sent("F12 let go", "^[[24;1:3~"),
    Sent("mode report", "^[[?2026;2$y"), Sent("color", "^[]11;rgb:2222/1212/1212^[\\"),
    Sent("color, with a bell", "^[]11;rgb:2222/1212/1212\u{7}"),
    Sent("terminal's name", "^[P>|XTerm(2)^[\\"), Sent("application command", "^[_G;2^[\\"),
  ]

  static var all: [Sent] { named + unknown + reports }
}

extension TerminalKeys.Sent {
  init(raw terminal: String, _ bytes: [UInt8], _ keys: Key...) {
    self.terminal = terminal
    self.bytes = bytes
    self.keys = keys
  }
}

extension KeyDecoder {
  /// The keys of bytes that come in pieces, with a wait after each that ends all patience but a paste's.
  static func keys(_ pieces: [[UInt8]], waitingBetween: Bool = false) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for piece in pieces {
      for byte in piece { decoder.take(byte) }
      if waitingBetween { decoder.giveUp() }
      while let key = decoder.next() { keys.append(key) }
    }
    decoder.giveUp()
    while let key = decoder.next() { keys.append(key) }
    return keys
  }
}
