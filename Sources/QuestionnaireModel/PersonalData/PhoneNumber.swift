/// Phone numbers of persons: Romanian ones, and those of any country after a plus or two zeros.
extension DigitRun {
  var isPhone: Bool {
    let count = groups.reduce(0) { $0 + $1.count }
    guard (10...15).contains(count) else { return false }
    let digits = digits
    if hasPlus { return digits[0] != 0 && (digits.starts(with: [4, 0]) ? count == 11 : true) }
    if digits[0] == 0, digits[1] == 0 {
      return digits[2] != 0 && count >= 11 && groups[0].count > 1
    }
    return count == 10 && digits[0] == 0 && [2, 3, 7].contains(digits[1]) && isGroupedAsPhone
  }

  /// Whether the groups are not those of a date: a phone's first one holds the network or the county.
  ///
  /// Lines that anybody may call, such as 0800 800 678, belong to no person and are not looked for.
  private var isGroupedAsPhone: Bool {
    groups[0].count >= 3 || (groups[0].count == 1 && groups.count > 2 && groups[1].count == 3)
  }
}
