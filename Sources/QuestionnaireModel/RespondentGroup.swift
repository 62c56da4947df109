/// Who is asked; of survivors the checker requires what protects them.
package enum RespondentGroup: String, CaseIterable, Hashable, Sendable, Codable {
  case survivors
  case professionals
  case population
  /// Nobody is asked: what is known already is written down.
  case records
  case other
}
