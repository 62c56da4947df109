extension Questionnaire {
  /// Whether no item that takes an answer is open: the respondents must be protected throughout.
  package var asksOnlySensitive: Bool {
    let asked = items.filter { item in
      if case .consent = item.type { false } else { item.takesAnswer && !item.isDerived }
    }
    return !asked.isEmpty && asked.allSatisfy { $0.meaning.disclosure != .open }
  }
}
