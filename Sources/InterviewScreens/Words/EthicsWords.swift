import Interviewing
package import QuestionnaireModel

/// The lines that a screen shows of a questionnaire's ethics, in one language.
package struct EthicsWords: Sendable {
  private let ethics: Ethics
  private let language: Language

  package init(_ ethics: Ethics, in language: Language) {
    self.ethics = ethics
    self.language = language
  }

  /// The card with lines to call and phrases to say; empty where the questionnaire has none.
  package var supportCard: [String] {
    guard let support = ethics.support else { return [] }
    var lines = support.phrases.map { $0[language] }
    if !lines.isEmpty { lines.append("") }
    for line in support.lines {
      lines.append("\(line.phone)  \(line.name[language])")
      let county = line.county.map { [$0] } ?? []
      let languages = line.languages.map(\.rawValue).joined(separator: ", ")
      let facts = [line.purpose[language], line.hours[language]] + county + [languages]
      lines.append("    " + facts.joined(separator: "; "))
    }
    if let verified = support.verified {
      lines += ["", "\(Phrase.verified.text(in: language)) \(verified)"]
    }
    return lines
  }

  /// The words to read at distress, what to offer, and when to stop; empty where there are none.
  package var distress: [String] {
    guard let plan = ethics.distress else { return [] }
    return [
      plan.words[language], "", "\(Phrase.toOffer.text(in: language)): \(plan.offer[language])",
      "\(Phrase.toStop.text(in: language)): \(plan.stopRule[language])",
    ]
  }
}

extension Phrase {
  fileprivate static let verified = Phrase(en: "Verified on", ro: "Verificat la")
  fileprivate static let toOffer = Phrase(en: "Offer", ro: "Oferiți")
  fileprivate static let toStop = Phrase(en: "Stop when", ro: "Când vă opriți")
}
