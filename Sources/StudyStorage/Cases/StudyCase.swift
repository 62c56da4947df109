package import SurveyStatistics

/// A unit of the sample: a person or an establishment that is to be interviewed.
///
/// It has a number and what the sample is divided by; who it is stands in the contact book alone.
package struct StudyCase: Hashable, Sendable {
  package let number: Int
  package let kind: CaseKind
  /// What it is sampled or reported by, such as profession and region, in the list's order.
  package let strata: [Stratum]
  /// Who is to contact it; nil until it is assigned.
  package internal(set) var interviewer: String?
  package internal(set) var attempts: [Attempt] = []
  /// The names of its interviews, in the order they were begun.
  package internal(set) var interviews: [String] = []

  package init(number: Int, kind: CaseKind, strata: [Stratum], interviewer: String? = nil) {
    self.number = number
    self.kind = kind
    self.strata = strata
    self.interviewer = interviewer
  }

  package func stratum(named name: String) -> String? {
    strata.first { $0.name == name }?.value
  }
}

extension StudyCase {
  /// One of the things that a case is sampled or reported by.
  package struct Stratum: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// One try to reach a case, and how it ended.
  package struct Attempt: Hashable, Sendable {
    /// Milliseconds of universal time since 1970.
    package let time: Int
    /// A code that dispositions of the case's kind have.
    package let code: String
    package let actor: String
  }
}
