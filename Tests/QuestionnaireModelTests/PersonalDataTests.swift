import QuestionnaireModel
import Testing

@Suite struct PersonalDataTests {
  @Test(arguments: [
    ("1960101123457", [] as [PersonalData]),
    ("CNP 1800101221144", [.personalNumber]), ("1 800101 22114 4", [.personalNumber]),
    ("1-800101-22-114-4,", [.personalNumber]), ("1.800101.221144", [.personalNumber]),
    ("(1800101221144)", [.personalNumber]), ("are 2 copii 1800101221144 și", [.personalNumber]),
    ("0722123456", [.phone]), ("sună la 0722 123 456.", [.phone]), ("0722-123-456", [.phone]),
    ("0722.123.456", [.phone]), ("021 312 34 56", [.phone]), ("(021) 312 3456", [.phone]),
    ("+40 722 123 456", [.phone]), ("+40 (722) 123-456", [.phone]), ("0040722123456", [.phone]),
    ("+39 06 6982 1234", [.phone]), ("acasă 12, +40722123456", [.phone]),
    ("0 722 123 456", [.phone]), ("0722/123456", [.phone]),
    ("RO49AAAA1B31007593840000", [.account]), ("RO49 AAAA 1B31 0075 9384 0000", [.account]),
    ("contul ro49-aaaa-1b31-0075-9384-0000.", [.account]),
    ("GB29 NWBK 6016 1331 9268 19", [.account]), ("DE89370400440532013000", [.account]),
    ("RO48AAAA1B31007593840000", []), ("RO49AAAA1B3100759384000", []),
    ("ana.pop@exemplu.ro", [.mailAddress]), ("scrie la ana@mail.exemplu.org.", [.mailAddress]),
    ("1800101221144, 0722 123 456, ana@exemplu.ro", [.personalNumber, .phone, .mailAddress]),
  ])
  func `what identifies a person is found in each of its forms`(
    text: String, kinds: [PersonalData]
  ) {
    #expect(PersonalData.kinds(in: text) == kinds)
  }

  @Test(arguments: [
    "", "Nu știu", "din 2019 până în 2021", "2019, 2020, 2021, 2022 și 2023", "2019-2020-2021",
    "02.03.2004 15 oameni", "la 07.08.2021 15:30", "2024-11-24 10:15:00", "de la 01/02/2003",
    "1 250 000 000 000 lei", "1.250.000,50 lei", "12.500.000 lei", "0,7221234567", "0.722123456",
    "de 12 ani, de 3 ori pe 20 de locuri în 2020 și 2021", "la 112 sau 119",
    "ANITP 0800 800 678, 116 123", "@ONG", "mă găsesc @ casă", "între 10 și 20 de persoane",
    "9999999999999", "1000000000000", "art. 210 alin. (1) din Legea 286/2009, art. 211",
    "3 4 5 1 2 6 7 8 9 10", "1234567890", "722123456", "+5 la sută", "07 2021 03 2022",
  ])
  func `ordinary numbers of answers are no alarm`(text: String) {
    #expect(PersonalData.kinds(in: text).isEmpty)
  }

  @Test func `ten thousand valid personal numbers are all found`() {
    var generator = Generator(state: 1)
    let separators = ["", " ", "-", ".", " - "]
    for index in 0..<10_000 {
      let digits = validNumber(using: &generator)
      let sign = separators[index % separators.count]
      let written =
        digits.prefix(1) + sign + digits.dropFirst().prefix(6) + sign + digits.dropFirst(7)
      let found = PersonalData.kinds(in: "număr \(written), notat")
      #expect(found.contains(.personalNumber), "seed 1, number \(index)")
    }
  }

  @Test func `random numbers of thirteen digits are found only where they are valid`() {
    var generator = Generator(state: 2)
    var valid = 0
    for index in 0..<20_000 {
      let digits = String(Int.random(in: 1_000_000_000_000...9_999_999_999_999, using: &generator))
      let isValid = isValidByDefinition(digits)
      valid += isValid ? 1 : 0
      #expect(
        PersonalData.kinds(in: digits).contains(.personalNumber) == isValid,
        "seed 2, number \(index)")
    }
    #expect(valid > 0)
  }

  @Test func `one wrong digit makes a personal number invalid`() {
    let digits = Array("1800101221144".utf8)
    for place in digits.indices {
      var changed = digits
      changed[place] = changed[place] == 0x39 ? 0x30 : changed[place] + 1
      #expect(PersonalData.kinds(in: String(decoding: changed, as: UTF8.self)).isEmpty)
    }
  }

  @Test func `only answers in words are looked into`() {
    #expect(PersonalData.kinds(in: .integer(722_123_456)).isEmpty)
    #expect(PersonalData.kinds(in: .text("0722 123 456")) == [.phone])
  }

  @Test func `a kind and its check number name each other`() {
    for kind in PersonalData.allCases { #expect(PersonalData(check: kind.check) == kind) }
    #expect(PersonalData.allCases.map(\.check) == [-1, -2, -3, -4])
    #expect(PersonalData(check: 0) == nil && PersonalData(check: 3) == nil)
  }

  private func validNumber(using generator: inout Generator) -> String {
    let sex = Int.random(in: 1...9, using: &generator)
    let counties = Array(1...46) + [51, 52]
    let parts = [
      (Int.random(in: 0...99, using: &generator), 2),
      (Int.random(in: 1...12, using: &generator), 2),
      (Int.random(in: 1...28, using: &generator), 2),
      (counties[Int.random(in: counties.indices, using: &generator)], 2),
      (Int.random(in: 1...999, using: &generator), 3),
    ]
    let twelve =
      String(sex)
      + parts.map { value, width in
        String(repeating: "0", count: width - String(value).count) + String(value)
      }.joined()
    return twelve + String(controlDigit(twelve))
  }

  private func controlDigit(_ twelve: String) -> Int {
    let sum = zip("279146358279", twelve).reduce(0) { sum, pair in
      sum + (pair.0.wholeNumberValue ?? 0) * (pair.1.wholeNumberValue ?? 0)
    }
    return sum % 11 == 10 ? 1 : sum % 11
  }

  private func isValidByDefinition(_ digits: String) -> Bool {
    let numbers = digits.compactMap(\.wholeNumberValue)
    let county = numbers[7] * 10 + numbers[8]
    let month = numbers[3] * 10 + numbers[4]
    let day = numbers[5] * 10 + numbers[6]
    let short = numbers[1] * 10 + numbers[2]
    let years: [Int] =
      switch numbers[0] {
      case 1, 2: [1900 + short]
      case 3, 4: [1800 + short]
      case 5, 6: [2000 + short]
      default: [1900 + short, 2000 + short]
      }
    let isDay = years.contains { year in
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      return (1...12).contains(month) && day >= 1 && day <= days[month - 1]
    }
    return isDay && ((1...48).contains(county) || [51, 52, 70].contains(county))
      && numbers[9] + numbers[10] + numbers[11] > 0
      && numbers[12] == controlDigit(String(digits.prefix(12)))
  }
}

/// A small generator whose numbers do not change from run to run (SplitMix64, Steele 2014).
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
