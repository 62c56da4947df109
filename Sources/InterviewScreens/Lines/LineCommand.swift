import Interviewing

/// What a typed line wants of a line-by-line interview.
enum LineCommand: Hashable {
  case back
  case forward
  case toUnanswered
  case help
  case jump(to: String)
  case language(String)
  case note(String)
  case stop
  case distress
  case supportCard
  case hide
  case input(String)

  init(_ line: String) {
    let typed = AnswerParser.trimmed(line)
    let argument = AnswerParser.trimmed(String(typed.dropFirst()))
    self =
      switch typed {
      case "<": .back
      case ">": .forward
      case ">>": .toUnanswered
      case "?": .help
      case "!": .stop
      case "!!": .distress
      case "+": .supportCard
      case "--": .hide
      case _ where typed.hasPrefix("="): .jump(to: argument)
      case _ where typed.hasPrefix("@"): .language(argument)
      case _ where typed.hasPrefix("#"): .note(argument)
      default: .input(line)
      }
  }
}
