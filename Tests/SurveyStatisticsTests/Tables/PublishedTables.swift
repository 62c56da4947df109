import SurveyStatistics

/// Tables from the literature that several tests share.
enum PublishedTables {
  /// Party identification by gender; Agresti 2007, page 39.
  static let partyByGender = ContingencyTable([[762, 327, 468], [484, 239, 477]])
  /// Job satisfaction by income, black males; Agresti 2002, page 57.
  static let jobSatisfaction = ContingencyTable([
    [1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11],
  ])
  /// Hair by eye color, 592 students; Snee 1974, R's `HairEyeColor`.
  static let hairByEye = ContingencyTable([
    [68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16],
  ])
  /// Smoking by lung cancer; Doll & Hill 1950, table IV: cases and controls.
  static let dollHillMen = ContingencyTable([[647, 622], [2, 27]])
  static let dollHillWomen = ContingencyTable([[41, 28], [19, 32]])
  static let dollHillAll = ContingencyTable([[688, 650], [21, 59]])
  /// Guessed by actual order of pouring; Fisher 1935, Agresti 2002, page 92.
  static let teaTasting = ContingencyTable([[3, 1], [1, 3]])
  /// Survival after high or standard dose of epinephrine; Perondi and others 2004.
  static let perondi = ContingencyTable([[7, 27], [1, 33]])
  /// Smokers among four groups of patients; Fleiss 1981, page 139.
  static let smokers = ContingencyTable([[83, 3], [90, 3], [129, 7], [70, 12]])
  /// Heart attacks under aspirin and placebo; Agresti 2007, page 27 (placebo first).
  static let aspirin = ContingencyTable([[189, 10845], [104, 10933]])
}
