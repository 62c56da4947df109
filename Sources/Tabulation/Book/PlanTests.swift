package import SurveyStatistics

/// The tests of one table.
package struct TablePlanTests: Hashable, Sendable {
  package var notation = ComparisonNotation.letters
  package var profile = TestProfile.market
  /// One or two levels, the stricter first; a difference at the stricter one has a capital letter.
  package var levels: [Double] = [0.05]
  /// How p-values of the comparisons within one row and banner group are adjusted.
  package var adjustment = MultiplicityAdjustment.none
  /// The family that the omnibus tests of the table belong to; each stands alone where nil.
  package var family: String?
  /// Whether overlap of columns, and of the total with its parts, is corrected for.
  package var overlapCorrected = true
  /// Whether columns are compared with the total that contains them.
  package var comparesTotal = false
  /// Whether each banner group has a test of independence.
  package var hasOmnibus = true

  package init() {}
}

/// How a table says which columns differ; the two are never mixed.
package enum ComparisonNotation: String, CaseIterable, Hashable, Sendable {
  /// The larger share carries the letter of the column whose share is smaller.
  case letters
  /// Columns that share a subscript do not differ.
  case subscripts = "apa"
  case none
}

/// Whose conventions the comparison of columns follows.
package enum TestProfile: String, CaseIterable, Hashable, Sendable {
  /// t with effective bases and a pooled variance; with a design, design-based.
  case market
  /// As in a paper: t as above, adjusted by Holm unless the plan says otherwise.
  case apa
  /// As CTABLES does: z with pooled variance on rounded weighted counts, adjusted by Bonferroni.
  case spss = "spss-ctables"
}

/// Tests that are adjusted together, because a reader may pick among them.
package struct TestFamily: Hashable, Sendable {
  package let name: String
  package let title: String
  package let adjustment: MultiplicityAdjustment

  package init(name: String, title: String, adjustment: MultiplicityAdjustment) {
    self.name = name
    self.title = title
    self.adjustment = adjustment
  }
}
