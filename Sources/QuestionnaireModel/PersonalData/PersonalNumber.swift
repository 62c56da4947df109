import Words

/// The Romanian personal number: sex and century, date of birth, county, sequence, control digit.
///
/// Law 105/1996 and HG 64/2011: the control digit is the sum of the other twelve by the weights
/// 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9 modulo 11, where 10 counts as 1.
enum PersonalNumber {
  static let weights = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]

  static func isValid(_ digits: [UInt8]) -> Bool {
    guard digits.count == 13 else { return false }
    let number = digits.map { Int($0) }
    let sum = zip(weights, number).reduce(0) { $0 + $1.0 * $1.1 }
    guard sum % 11 == 10 ? number[12] == 1 : number[12] == sum % 11 else { return false }
    let county = number[7] * 10 + number[8]
    let isCounty = (1...48).contains(county) || [51, 52, 70].contains(county)
    guard isCounty, number[9...11].contains(where: { $0 != 0 }) else { return false }
    return centuries(number[0]).contains { century in
      CalendarDate(
        year: century + number[1] * 10 + number[2], month: number[3] * 10 + number[4],
        day: number[5] * 10 + number[6]) != nil
    }
  }

  /// The centuries that the first digit may mean; of foreigners it tells none.
  private static func centuries(_ digit: Int) -> [Int] {
    switch digit {
    case 1, 2: [1900]
    case 3, 4: [1800]
    case 5, 6: [2000]
    case 7, 8, 9: [1900, 2000]
    default: []
    }
  }
}

extension DigitRun {
  var isPersonalNumber: Bool {
    groups.reduce(0) { $0 + $1.count } == 13 && PersonalNumber.isValid(digits)
  }
}
