import Interviewing

/// Where an interview is read out and answers are typed.
package protocol InterviewTerminal: ~Copyable {
  mutating func write(_ text: String)
  /// The next line without its line break; nil at the end of input.
  mutating func readLine() -> String?
  /// Rings the bell, for those who do not look at the screen.
  mutating func ring()
}

extension InterviewTerminal where Self: ~Copyable {
  package mutating func ring() {}
}
