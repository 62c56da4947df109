import CNCurses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal of the standard streams: pages through ncurses, keys through `KeyDecoder`.
///
/// It cannot be suspended; Ctrl-Z is a key like any other.
/// Not copyable, as the terminal is given back exactly once, when the value ends.
package struct CursesDisplay: Display, ~Copyable {
  private let screen: OpaquePointer
  private let isColored: Bool
  /// What the signal that would stop the program did before.
  private let stopping: StopHandling?
  var decoder = KeyDecoder()
  /// When a byte came last.
  var lastInput = ContinuousClock.now
  /// The window's size when it was last looked at.
  var windowSize: ScreenSize?

  private typealias StopHandling = @convention(c) (Int32) -> Void

  /// Takes the terminal over; nil where it cannot show pages.
  package init?(colored: Bool) {
    TerminalMode.giveBack()
    guard isatty(0) == 1, isatty(1) == 1, cncurses_use_utf8() == 1 else { return nil }
    // Whoever sits at the computer gets no shell while a page may show answers.
    let stopping = signal(SIGTSTP, SIG_IGN)
    guard let opened = cncurses_open() else {
      signal(SIGTSTP, stopping)
      return nil
    }
    screen = opened
    self.stopping = stopping
    // A closed terminal is noticed by reading, so that the interview can still be put away.
    signal(SIGHUP, SIG_IGN)
    windowSize = Self.windowSize()
    raw()
    noecho()
    nonl()
    // A page is painted whole even where keys wait, as it may be what hides another one.
    typeahead(-1)
    isColored = colored && has_colors() && start_color() == OK && use_default_colors() == OK
    if isColored {
      init_pair(1, Int16(COLOR_CYAN), -1)
      init_pair(2, Int16(COLOR_YELLOW), -1)
      init_pair(3, Int16(COLOR_RED), -1)
    }
    cncurses_send(Self.pasteOn)
  }

  deinit {
    cncurses_send(Self.pasteOff)
    endwin()
    delscreen(screen)
    signal(SIGTSTP, stopping)
  }

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"

  package var size: ScreenSize {
    let window = cncurses_window()
    return ScreenSize(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
  }

  package mutating func show(_ canvas: Canvas) {
    let window = cncurses_window()
    werase(window)
    for (row, pieces) in canvas.rows.enumerated() {
      for piece in pieces {
        wattrset(window, attribute(of: piece.style))
        wmove(window, Int32(row), Int32(piece.column))
        waddnstr(window, piece.text, -1)
      }
    }
    wattrset(window, 0)
    if let cursor = canvas.cursor {
      wmove(window, Int32(cursor.row), Int32(cursor.column))
    }
    curs_set(canvas.cursor == nil ? 0 : 1)
    wrefresh(window)
  }

  package mutating func ring() { beep() }

  private func attribute(of style: Style) -> Int32 {
    func paired(_ pair: Int32, else plain: Int32) -> Int32 {
      isColored ? cncurses_attribute_of_pair(pair) | cncurses_bold() : plain
    }
    return switch style {
    case .plain: 0
    case .strong: cncurses_bold()
    case .faint: cncurses_dim()
    case .reversed: cncurses_reverse()
    case .accent: paired(1, else: cncurses_bold())
    case .warning: paired(2, else: cncurses_bold())
    case .alarm: paired(3, else: cncurses_reverse())
    }
  }
}
