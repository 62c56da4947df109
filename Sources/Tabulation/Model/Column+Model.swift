import Microdata
import QuestionnaireModel

extension Column {
  /// Each row's number, nil where it gave none.
  func modelNumbers() throws(ModelError) -> [Double?] {
    if case .numbers(let numbers, let marks) = values {
      return zip(numbers, marks).map { $1 == 0 ? $0 : nil }
    }
    let numbers = categories.compactMap(\.value)
    guard numbers.count == categories.count else { throw .notNumbers(name) }
    return modelCodes().map { code in code.map { numbers[$0] } }
  }

  /// Each row's category, nil where it has none; of a column of categories.
  func modelCodes() -> [Int?] {
    switch values {
    case .narrow(let codes): codes.map { Int($0) < categories.count ? Int($0) : nil }
    case .wide(let codes): codes.map { Int($0) < categories.count ? Int($0) : nil }
    case .numbers: preconditionFailure("a categorized column holds codes")
    }
  }

  /// The column with the categories that a request names, in their order; others hold no answer.
  ///
  /// - Throws: where they are not the column's.
  func chosen(by request: ModelRequest) throws(TabulationError) -> Column {
    guard let categories = request.categories[name] else { return self }
    let column = categorized()
    let occurs = [Bool](
      repeating: true, count: column.categories.count + column.nonanswers.count)
    let order = try ShownCodes(
      column: column, occurs: occurs, asked: categories, nonanswers: .outside
    ).inOrder().map(\.code)
    let nonanswers = column.nonanswers + [NonanswerCategory(kind: .missing, code: "", label: "")]
    let dropped = UInt32(order.count + column.nonanswers.count)
    var codeOf = [UInt32](repeating: dropped, count: column.categories.count)
    for (place, code) in order.enumerated() { codeOf[code] = UInt32(place) }
    codeOf += column.nonanswers.indices.map { UInt32(order.count + $0) }
    let codes: [UInt32] =
      switch column.values {
      case .narrow(let codes): codes.map { codeOf[Int($0)] }
      case .wide(let codes): codes.map { codeOf[Int($0)] }
      case .numbers: preconditionFailure("a categorized column holds codes")
      }
    return Column(
      name: name, label: label, measurement: .ordinal,
      categories: order.map { column.categories[$0] }, nonanswers: nonanswers,
      values: .compact(codes, distinctCodes: order.count + nonanswers.count), origin: origin)
  }

  /// Some of the categories, the one named by code or label first.
  ///
  /// - Throws: `unknownReference` where it is not among them.
  func led(_ present: [Int], by reference: String?) throws(ModelError) -> [Int] {
    guard let reference else { return present }
    let first: Int
    do throws(CategoryFault) {
      first = try code(named: reference, among: present)
    } catch {
      throw .unknownReference(error)
    }
    return [first] + present.filter { $0 != first }
  }
}
