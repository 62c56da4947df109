/// A key pressed at a terminal, or what else happened to it while one was waited for.
package enum Key: Hashable, Sendable {
  case character(Character)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case function(Int)
  /// A letter with the control key, in lower case.
  case control(Character)
  /// Text that was pasted at once; its line breaks are no Enter.
  case paste(String)
  /// The window has another size now.
  case resize
  /// No key came within the time.
  case timeout
  /// The terminal is gone.
  case hangup
  /// A key that means nothing here.
  case unknown
  /// Bytes that are no text, or a pasted text longer than any answer; none of it was taken.
  case unreadable
}
