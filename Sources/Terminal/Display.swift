/// A screen that pages are shown on and keys come from: a terminal, or a script in a test.
package protocol Display: ~Copyable {
  var size: ScreenSize { get }
  mutating func show(_ canvas: Canvas)
  /// The next key; `.timeout` where none comes within the milliseconds, without end where they are nil.
  mutating func nextKey(within milliseconds: Int?) -> Key
  /// Rings the bell, for those who do not look at the screen.
  mutating func ring()
}

extension Display where Self: ~Copyable {
  package mutating func ring() {}
}
