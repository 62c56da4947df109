import SurveyStatistics

/// Square tables of paired answers from the literature.
enum PairedTables {
  /// Unaided distance vision of 7,477 women, right by left eye; Stuart 1953.
  static let vision = ContingencyTable([
    [1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492],
  ])
  /// Two raters' diagnoses; Fleiss, Levin & Paik 2003, chapter 13.
  static let diagnoses = ContingencyTable([[35, 5, 0], [15, 20, 5], [10, 5, 5]])
  /// Approval of the president in two surveys; Agresti 1990, page 350.
  static let approval = ContingencyTable([[794, 150], [86, 570]])
  /// Airway reactivity before and after transplantation; Bentur and others 2009.
  static let airways = ContingencyTable([[59, 6], [16, 80]])
  /// Susceptibility of pathogens before therapy, two methods; Peterson and others 2007.
  static let pathogens = ContingencyTable([
    [596, 18, 6, 5], [0, 2, 0, 0], [0, 0, 42, 0], [11, 0, 0, 0],
  ])
}
