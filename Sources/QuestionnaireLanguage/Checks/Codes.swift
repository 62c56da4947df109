import Diagnostics

/// Every code that this module gives, by pass; a retired code is never used again.
extension DiagnosticCode {
  // Syntax: the grammar of conditions. The codes below Q0150 belong to YAML itself.
  static let unexpectedCharacter: Self = "Q0150"
  static let unclosedQuote: Self = "Q0151"
  static let malformedNumber: Self = "Q0152"
  static let unexpectedToken: Self = "Q0153"
  static let foreignSign: Self = "Q0154"
  static let capitalizedKeyword: Self = "Q0155"
  static let unknownFunction: Self = "Q0156"
  static let oversizedCondition: Self = "Q0157"

  // Syntax: the placeholders of texts.
  static let malformedPlaceholder: Self = "Q0160"

  // Names.
  static let unknownKey: Self = "Q0201"
  static let missingKey: Self = "Q0202"
  static let unknownEntry: Self = "Q0203"
  static let unknownOption: Self = "Q0204"
  static let unknownScale: Self = "Q0205"
  static let duplicateName: Self = "Q0206"
  static let nearDuplicateName: Self = "Q0207"
  static let malformedName: Self = "Q0208"
  static let unknownNonanswer: Self = "Q0210"
  static let unknownWord: Self = "Q0211"
  static let allowedError: Self = "Q0212"
  static let unusedAllowance: Self = "Q0213"
  static let conflictingKeys: Self = "Q0214"
  static let duplicateRole: Self = "Q0216"
  static let ambiguousForm: Self = "Q0217"
  static let unknownForm: Self = "Q0218"
  static let missingForm: Self = "Q0219"

  // Types.
  static let wrongNode: Self = "Q0301"
  static let malformedValue: Self = "Q0302"
  static let limitExceeded: Self = "Q0303"
  static let unorderedCompared: Self = "Q0304"
  static let mixedTypes: Self = "Q0305"
  static let textCompared: Self = "Q0306"
  static let multipleCompared: Self = "Q0307"
  static let foregoneComparison: Self = "Q0308"
  static let nonanswerCompared: Self = "Q0309"
  static let notACondition: Self = "Q0310"
  static let misusedFunction: Self = "Q0311"
  static let nonanswerNeverHeld: Self = "Q0312"
  static let computedNotANumber: Self = "Q0313"
  static let timeGoesBack: Self = "Q0314"

  // Routing.
  static let laterItem: Self = "Q0401"
  static let ownItem: Self = "Q0402"
  static let cycle: Self = "Q0403"
  static let noteInCondition: Self = "Q0404"
  static let rosterSource: Self = "Q0410"
  static let rosterCount: Self = "Q0411"
  static let longNameInPass: Self = "Q0412"
  static let nestedTooDeep: Self = "Q0413"
  static let pipeInLabel: Self = "Q0440"
  static let unpipeable: Self = "Q0441"
  static let sensitivePiped: Self = "Q0442"
  static let pipeMayBeEmpty: Self = "Q0443"

  // Scales and wording.
  static let duplicateCode: Self = "Q0501"
  static let identicalLabels: Self = "Q0502"
  static let nonanswerCollision: Self = "Q0503"
  static let emptyList: Self = "Q0504"
  static let unusableKey: Self = "Q0505"
  static let exclusiveOutsideMultiple: Self = "Q0506"
  static let emptyRange: Self = "Q0507"
  static let tooFewPoints: Self = "Q0508"
  static let limitOutOfReach: Self = "Q0509"
  static let consentCodes: Self = "Q0510"
  static let labelIsCode: Self = "Q0511"
  static let indexOverWrongItem: Self = "Q0520"
  static let irreversible: Self = "Q0521"
  static let unequalRanges: Self = "Q0522"
  static let impossibleKey: Self = "Q0523"
  static let sensitiveWithoutRefusal: Self = "Q0524"
  static let roleOfWrongType: Self = "Q0525"
  static let validOutOfReach: Self = "Q0526"

  // Translation.
  static let missingTranslation: Self = "Q0601"
  static let missingSourceText: Self = "Q0602"
  static let undeclaredLanguage: Self = "Q0603"
  static let cedilla: Self = "Q0604"
  static let staleTranslation: Self = "Q0605"
  static let untranslated: Self = "Q0606"
  static let placeholdersDiffer: Self = "Q0610"

  // Sampling and randomization.
  static let shuffleWithoutEffect: Self = "Q0701"
  static let shuffledDependency: Self = "Q0702"
  static let shuffledConsent: Self = "Q0703"
  static let shuffledScale: Self = "Q0704"
  static let impossibleDeck: Self = "Q0710"
}

extension DiagnosticCode {
  /// The codes that are warnings, which a file may allow with a reason.
  static let warnings: [DiagnosticCode] =
    [
      .nearDuplicateName, .unusedAllowance, .foregoneComparison, .nonanswerNeverHeld, .timeGoesBack,
      .identicalLabels, .labelIsCode, .unequalRanges, .sensitiveWithoutRefusal, .missingTranslation,
      .cedilla,
      .staleTranslation, .untranslated,
      .pipeMayBeEmpty, .placeholdersDiffer, .shuffleWithoutEffect, .shuffledScale,
    ] + warningsOfRoutes + warningsOfWording + warningsOfEthics
}
