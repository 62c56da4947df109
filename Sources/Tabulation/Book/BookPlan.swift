package import Microdata

/// A checked plan of a book of tables: of which data, of whom, which tables with which tests.
///
/// Every item is the name of a column: one that the data have, or one that `derived` makes. A plan
/// that exists is sound: its names exist, its categories are the columns' own.
package struct BookPlan: Hashable, Sendable {
  package var name: String
  package var title: String
  /// The questionnaire that the plan was written for; nil for data without one.
  package var questionnaire: PlannedQuestionnaire?
  /// The respondents that every table is about; all of them where nil.
  package var filter: PlanCondition?
  package var weighting = Weighting.none
  package var design = DesignRequest()
  /// What is known of the columns of data without a questionnaire.
  package var items: [String: ColumnFacts] = [:]
  /// Columns made of others; each uses columns of the data and those before it.
  package var derived: [DerivedItem] = []
  /// Sets of records of which each respondent may have several.
  package var records: [RecordSet] = []
  package var banners: [Banner] = []
  package var tables: [PlannedTable] = []
  package var families: [TestFamily] = []
  package var hypotheses: [Hypothesis] = []
  package var waves: WaveComparison?
  package var suppression = SuppressionRules()
  /// The confidence level of every interval, between 0 and 1.
  package var level = 0.95

  package init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}

/// The questionnaire that a plan was written for.
package struct PlannedQuestionnaire: Hashable, Sendable {
  package let name: String
  package let version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

extension BookPlan {
  /// Whether it is no plan but one table that was asked for by itself.
  package var isAlone: Bool { tables.first?.crossed != nil }

  package func banner(_ name: String) -> Banner? { banners.first { $0.name == name } }

  package func family(_ name: String) -> TestFamily? { families.first { $0.name == name } }

  package func records(_ name: String) -> RecordSet? { records.first { $0.name == name } }

  /// The tables whose tests are adjusted together.
  package func tables(of family: TestFamily) -> [PlannedTable] {
    tables.filter { $0.tests.family == family.name }
  }

  /// Whether numbers of people are estimated from a sample, and not counted.
  package var isDesignBased: Bool { weighting.isSampling || !design.isEmpty }
}
