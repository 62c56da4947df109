/// An outcome rate of AAPOR's Standard Definitions.
package enum OutcomeRate: String, CaseIterable, Sendable, Hashable {
  case rr1 = "RR1", rr2 = "RR2", rr3 = "RR3", rr4 = "RR4", rr5 = "RR5", rr6 = "RR6"
  case coop1 = "COOP1", coop2 = "COOP2", coop3 = "COOP3", coop4 = "COOP4"
  case ref1 = "REF1", ref2 = "REF2", ref3 = "REF3"
  case con1 = "CON1", con2 = "CON2", con3 = "CON3"
  /// Located cases; used by AAPOR's calculator and the R package outcomerate.
  case loc1 = "LOC1", loc2 = "LOC2"

  /// Whether the rate supposes a share of the unknown cases to be eligible.
  package var usesEligibility: Bool {
    switch self {
    case .rr3, .rr4, .ref2, .con2, .loc2: true
    case .rr1, .rr2, .rr5, .rr6, .coop1, .coop2, .coop3, .coop4, .ref1, .ref3, .con1, .con3, .loc1:
      false
    }
  }
}

/// How the share `e` of cases of unknown eligibility that are eligible was found.
package enum EligibilityMethod: Sendable, Hashable {
  /// As among the cases that are known: (I + P + R + NC + O) / (I + P + R + NC + O + NE).
  ///
  /// Source: Smith (2009), and the default of AAPOR's outcome rate calculator 4.0.
  case proportional
  /// From elsewhere; 0 and 1 give the bounds of every rate.
  case given(Rational)
}

/// The outcome rates of a sample, as exact fractions.
///
/// Source: AAPOR, Standard Definitions, 9th (2016) and 10th edition (2023). With one `e` for all
/// unknown cases both editions give the same rates.
package struct OutcomeRates: Sendable, Hashable {
  package let counts: OutcomeCounts
  package let method: EligibilityMethod
  /// The share of the unknown cases taken as eligible; nil where no case is known.
  package let eligibility: Rational?

  package init(_ counts: OutcomeCounts, eligibility method: EligibilityMethod) {
    self.counts = counts
    self.method = method
    switch method {
    case .proportional:
      let known = counts.eligible + counts[.ineligible]
      eligibility = known == 0 ? nil : Rational(counts.eligible, known)
    case .given(let share):
      precondition((0...1).contains(share.value), "a share of eligible cases lies from 0 to 1")
      eligibility = share
    }
  }

  /// The rate; nil where its denominator is zero or `e` unknown.
  package subscript(_ rate: OutcomeRate) -> Rational? {
    guard let denominator = denominator(of: rate), denominator.numerator > 0 else { return nil }
    return Rational(numerator(of: rate)) * Rational(denominator.denominator, denominator.numerator)
  }

  private func numerator(of rate: OutcomeRate) -> Int {
    switch rate {
    case .rr1, .rr3, .rr5, .coop1, .coop3: counts[.complete]
    case .rr2, .rr4, .rr6, .coop2, .coop4: counts.sum(.complete, .partial)
    case .ref1, .ref2, .ref3: counts[.refusal]
    case .con1, .con2, .con3: counts.sum(.complete, .partial, .refusal, .other)
    case .loc1, .loc2: counts.eligible
    }
  }

  private func denominator(of rate: OutcomeRate) -> Rational? {
    switch rate {
    case .rr1, .rr2, .ref1, .con1, .loc1: Rational(counts.eligible + counts.unknown)
    case .rr3, .rr4, .ref2, .con2, .loc2: estimatedEligible
    case .rr5, .rr6, .ref3, .con3: Rational(counts.eligible)
    case .coop1, .coop2: Rational(counts.sum(.complete, .partial, .refusal, .other))
    case .coop3, .coop4: Rational(counts.sum(.complete, .partial, .refusal))
    }
  }

  /// The known eligible cases and the share `e` of the unknown ones.
  private var estimatedEligible: Rational? {
    guard counts.unknown > 0 else { return Rational(counts.eligible) }
    return eligibility.map { Rational(counts.eligible) + $0 * Rational(counts.unknown) }
  }
}
