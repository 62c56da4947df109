import Microdata
import QuestionnaireModel
import Tabulation

/// What a table may tell of who a respondent is.
extension PlanDecoder {
  /// Notes what every column tells of a respondent, by the construct that its item measures.
  mutating func noteTraits() {
    for entry in scope.entries {
      plan.suppression.traits[entry.column.name] = entry.trait
    }
    for scope in recordScopes.values {
      for entry in scope.entries where plan.suppression.traits[entry.column.name] == nil {
        plan.suppression.traits[entry.column.name] = entry.trait
      }
    }
  }

  /// Refuses the crosses that would single a survivor out, and warns of identifying items.
  mutating func checkCross(
    _ table: PlannedTable, _ banner: Banner?, in scope: PlanScope, at spans: TableSpans
  ) {
    let crossed =
      table.stubColumns + (banner?.columns ?? []) + (table.filter?.columns ?? [])
      + (plan.filter?.columns ?? [])
    let entries = crossed.compactMap { scope[$0] }
    for entry in entries where entry.identifies {
      report(.identifyingTabulated(entry.column.name, at: spans.id))
      break
    }
    guard plan.suppression.protectsSurvivors else { return }
    let traits = Set(entries.compactMap(\.trait))
    if let exact = entries.first(where: { $0.trait == .county || $0.trait == .exactAge }) {
      report(.tooExactForSurvivors(exact.column.name, at: spans.id))
    }
    let whole: Set<RespondentTrait> = [.sex, .exploitation, .ageGroup, .place]
    if traits.isSuperset(of: whole) { report(.refusedCross(at: spans.id)) }
  }
}

extension PlanScope.Entry {
  fileprivate var identifies: Bool { !isDerived && item?.meaning.disclosure == .identifying }

  /// What the column tells of a respondent: constructs begin with the words of the demographic list.
  fileprivate var trait: RespondentTrait? {
    guard let construct = item?.meaning.measures else { return nil }
    if construct.hasPrefix("DEM_SEX") || construct.hasPrefix("DEM_GENDER") { return .sex }
    if construct.hasPrefix("DEM_FORM") { return .exploitation }
    if construct.hasPrefix("DEM_AGE") {
      return isNumeric ? .exactAge : .ageGroup
    }
    if construct.hasPrefix("DEM_COUNTY") { return isDerived ? .place : .county }
    let places = ["DEM_WHERE", "DEM_REGION", "DEM_AREA", "DEM_ORIGIN", "DEM_PLACE"]
    return places.contains(where: construct.hasPrefix) ? .place : nil
  }
}
