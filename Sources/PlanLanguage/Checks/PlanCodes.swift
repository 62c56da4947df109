import Diagnostics
import Microdata

/// Every code that reading a plan gives beside those of YAML and of conditions; none is ever reused.
extension DiagnosticCode {
  // Keys, values and names.
  static let planUnknownKey: Self = "P0101"
  static let planMissingKey: Self = "P0102"
  static let planWrongNode: Self = "P0103"
  static let planMalformedValue: Self = "P0104"
  static let planMalformedName: Self = "P0105"
  static let planDuplicate: Self = "P0106"
  static let planUnknownWord: Self = "P0107"
  static let planConflictingKeys: Self = "P0108"
  static let planEmptyList: Self = "P0109"
  static let planAllowedError: Self = "P0110"
  static let planUnusedAllowance: Self = "P0111"

  // Names of items and of the plan's own parts.
  static let planUnknownItem: Self = "P0201"
  static let planUnknownCategory: Self = "P0202"
  static let unknownPart: Self = "P0203"
  static let unknownBattery: Self = "P0204"
  static let unknownIndex: Self = "P0205"
  static let unknownRoster: Self = "P0206"
  static let unknownLanguage: Self = "P0207"
  static let usedBeforeMade: Self = "P0208"
  static let unusedPart: Self = "P0209"
  static let ambiguousCategory: Self = "P0210"
  static let nameOfItem: Self = "P0211"
  static let itemOfRecords: Self = "P0212"

  // Types of items, categories and bands.
  static let meanOfNominal: Self = "P0301"
  static let severalAnswers: Self = "P0302"
  static let notMultiple: Self = "P0303"
  static let notRanking: Self = "P0304"
  static let textTabulated: Self = "P0305"
  static let indexNotDerived: Self = "P0306"
  static let numbersWithoutBands: Self = "P0307"
  static let bandsOfCategories: Self = "P0308"
  static let emptyBand: Self = "P0309"
  static let overlappingBands: Self = "P0310"
  static let recodedTwice: Self = "P0311"
  static let categoriesLeftOut: Self = "P0312"
  static let emptyNet: Self = "P0313"
  static let netOfEverything: Self = "P0314"
  static let boxOfUnordered: Self = "P0315"
  static let boxOutOfReach: Self = "P0316"
  static let unequalScales: Self = "P0317"
  static let ranksOutOfReach: Self = "P0318"
  static let codesWithoutLabel: Self = "P0319"
  static let textsMeasured: Self = "P0320"
  static let reversedWithoutNumbers: Self = "P0321"
  static let answerAndNonanswer: Self = "P0322"
  static let optionsLeftOut: Self = "P0323"

  // Banners and tables.
  static let bannerWithoutColumns: Self = "P0401"
  static let nestedInItself: Self = "P0402"
  static let stubInBanner: Self = "P0403"
  static let gridWithBanner: Self = "P0404"
  static let undefinedCell: Self = "P0405"
  static let metByNobody: Self = "P0406"
  static let neverTogether: Self = "P0407"

  // Tests, families and hypotheses.
  static let tooFewColumns: Self = "P0501"
  static let levelOutOfRange: Self = "P0502"
  static let levelsOutOfOrder: Self = "P0503"
  static let twoLevelsOfSubscripts: Self = "P0504"
  static let familyOfOne: Self = "P0505"
  static let familyWithoutTest: Self = "P0506"
  static let profileOfDesign: Self = "P0507"
  static let basesReversed: Self = "P0508"
  static let hypothesisWithoutTable: Self = "P0509"
  static let notTwoGroups: Self = "P0510"
  static let marginOutOfRange: Self = "P0511"

  // Weights and designs.
  static let weightNotNumeric: Self = "P0601"
  static let wrongRole: Self = "P0602"
  static let weightWithoutRole: Self = "P0603"
  static let frequencyWithDesign: Self = "P0604"
  static let stageWithoutClusters: Self = "P0605"
  static let noDesignRoles: Self = "P0606"

  // Disclosure.
  static let neverExported = Self(rawValue: AnswersKept.code)
  static let identifyingTabulated: Self = "P0702"
  static let refusedCross: Self = "P0703"
  static let tooExactForSurvivors: Self = "P0704"
  static let thresholdTooLow: Self = "P0705"
  static let survivorsUnprotected: Self = "P0706"
  static let dominanceOutOfRange: Self = "P0707"
  static let dominanceIncomplete: Self = "P0708"

  // Questionnaires, versions and waves.
  static let otherQuestionnaire: Self = "P0801"
  static let unknownVersion: Self = "P0802"
  static let notInVersion: Self = "P0803"
  static let dataWithoutQuestionnaire: Self = "P0804"
  static let noWaveItem: Self = "P0805"
  static let differsBetweenWaves: Self = "P0806"
  static let itemsOfQuestionnaire: Self = "P0807"
}

extension DiagnosticCode {
  /// The codes that are warnings, which a plan may allow with a reason.
  static let planWarnings: [DiagnosticCode] = [
    .planUnusedAllowance, .unusedPart, .categoriesLeftOut, .netOfEverything, .familyOfOne,
    .weightWithoutRole, .identifyingTabulated, .codesWithoutLabel, .optionsLeftOut,
  ]
}
