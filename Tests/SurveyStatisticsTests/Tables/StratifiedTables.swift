import SurveyStatistics

/// Tables in strata from the literature.
enum StratifiedTables {
  /// Smoking by lung cancer, men and women; Doll & Hill 1950.
  static let dollHill = [PublishedTables.dollHillMen, PublishedTables.dollHillWomen]
  /// Admission by gender in six departments; R's `UCBAdmissions`, Bickel and others 1975.
  static let admissions = [
    ContingencyTable([[512, 89], [313, 19]]), ContingencyTable([[353, 17], [207, 8]]),
    ContingencyTable([[120, 202], [205, 391]]), ContingencyTable([[138, 131], [279, 244]]),
    ContingencyTable([[53, 94], [138, 299]]), ContingencyTable([[22, 24], [351, 317]]),
  ]
  /// Penicillin given at once or late, by survival of rabbits; Mantel 1963.
  static let rabbits = [
    ContingencyTable([[0, 6], [0, 5]]), ContingencyTable([[3, 3], [0, 6]]),
    ContingencyTable([[6, 0], [2, 4]]), ContingencyTable([[5, 1], [6, 0]]),
    ContingencyTable([[2, 0], [5, 0]]),
  ]
  /// Income by job satisfaction, women and men; Agresti 2002, table 7.8.
  static let jobSatisfaction = [
    ContingencyTable([[1, 3, 11, 2], [2, 3, 17, 3], [0, 1, 8, 5], [0, 2, 4, 2]]),
    ContingencyTable([[1, 1, 2, 1], [0, 3, 5, 1], [0, 0, 7, 3], [0, 1, 9, 6]]),
  ]
}
