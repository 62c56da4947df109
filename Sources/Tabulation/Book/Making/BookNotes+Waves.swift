extension BookNotes {
  /// What waves must have in common, as far as the data say it.
  ///
  /// Texts and answers are compared when the plan is read; how people were interviewed and which
  /// margins weights were fitted to stands nowhere in the data.
  var waves: [String] {
    guard let waves = plan.waves,
      let group = table.groups.firstIndex(where: { $0.name == waves.item })
    else { return [] }
    var lines = [
      "Waves are comparable where people were interviewed in the same way and weights were fitted "
        + "to the same margins, which the data do not tell."
    ]
    if let caution = weighted(group) { lines.append(caution) }
    return lines
  }

  /// Says which waves are not weighted where others are.
  private func weighted(_ group: Int) -> String? {
    guard plan.weighting.isSampling, let crossing = table.crossings.first?[group + 1] else {
      return nil
    }
    let waves = table.columns.filter { $0.group == group }.map { column in
      (label: column.label, base: crossing.bases(column.place))
    }.filter { $0.base.unweighted > 1 }
    // Equal weights are as many respondents as there are (Kish 1965).
    let equal = waves.filter {
      $0.base.effective >= Double($0.base.unweighted) * (1 - 1e-9)
    }
    guard !equal.isEmpty, equal.count < waves.count else { return nil }
    return "Caution: weights do not vary in \(equal.map(\.label).joined(separator: ", ")) and do "
      + "in other waves, so they were not fitted to the same margins."
  }
}
