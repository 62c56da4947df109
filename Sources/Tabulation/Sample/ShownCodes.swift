import Microdata
import QuestionnaireModel

/// Decides which codes of a column are shown, and in which order.
struct ShownCodes {
  let column: Column
  /// For each code whether it may occur in the base.
  let occurs: [Bool]
  /// Those shown, by code or label; the column's own where nil.
  let asked: [String]?
  let nonanswers: NonanswerRule

  struct Shown {
    let code: Int
    let staysWhenEmpty: Bool
  }

  /// - Throws: where the categories asked for are not the column's.
  func inOrder() throws(TabulationError) -> [Shown] {
    let asked = try self.asked.map(codes(named:))
    var shown = asked?.map { Shown(code: $0, staysWhenEmpty: true) } ?? ownCategories
    for code in respondentNonanswers where occurs[code] && asked?.contains(code) != true {
      shown.append(Shown(code: code, staysWhenEmpty: false))
    }
    return shown
  }

  /// Categories that a questionnaire or a file's labels declare stay; those met in a file do not.
  private var ownCategories: [Shown] {
    let isDeclared = column.categories.contains { $0.label != $0.code }
    return column.categories.indices.compactMap { code in
      isDeclared || occurs[code] ? Shown(code: code, staysWhenEmpty: isDeclared) : nil
    }
  }

  /// The codes of the non-answers that may be shown, as the column orders them.
  private var respondentNonanswers: [Int] {
    guard nonanswers != .outside else { return [] }
    return column.nonanswers.indices
      .filter { Nonanswer.declarable.contains(column.nonanswers[$0].kind) }
      .map { column.categories.count + $0 }
  }

  private func codes(named names: [String]) throws(TabulationError) -> [Int] {
    guard !names.isEmpty else { throw .noCategories(item: column.name) }
    var codes: [Int] = []
    for name in names {
      let code = try code(named: name)
      guard !codes.contains(code) else { throw .repeatedCategory(name, item: column.name) }
      codes.append(code)
    }
    return codes
  }

  private func code(named name: String) throws(TabulationError) -> Int {
    do throws(CategoryFault) {
      return try column.code(
        named: name, nonanswers: respondentNonanswers.map { $0 - column.categories.count })
    } catch {
      throw .category(error)
    }
  }
}
