extension Column {
  /// Turns a column of numbers into one of categories, one for each number that occurs, ascending.
  ///
  /// A column of categories is returned as it is.
  package func categorized() -> Column {
    guard case .numbers(let numbers, let marks) = values else { return self }
    var distinct: [Double: UInt32] = [:]
    for (number, mark) in zip(numbers, marks) where mark == 0 { distinct[number] = 0 }
    let ascending = distinct.keys.sorted()
    for (index, number) in ascending.enumerated() { distinct[number] = UInt32(index) }
    let codes = zip(numbers, marks).map { number, mark in
      mark == 0
        ? distinct[number, default: 0] : UInt32(ascending.count) + UInt32(mark) - 1
    }
    let categories = ascending.map { number in
      let text = origin.unit.text(of: number)
      return ColumnCategory(code: text, label: text, value: number)
    }
    return Column(
      name: name, label: label, measurement: measurement, categories: categories,
      nonanswers: nonanswers,
      values: .compact(codes, distinctCodes: categories.count + nonanswers.count), origin: origin)
  }

  /// Writes a number as a person would: whole numbers without a decimal point.
  package static func text(of number: Double) -> String {
    if let whole = Int(exactly: number) { return String(whole) }
    return String(number)
  }
}

extension ColumnValues {
  /// Stores codes in the narrowest form that holds that many distinct ones.
  package static func compact(_ codes: [UInt32], distinctCodes: Int) -> ColumnValues {
    distinctCodes <= narrowLimit ? .narrow(codes.map(UInt8.init)) : .wide(codes)
  }
}
