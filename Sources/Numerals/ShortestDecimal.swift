import CNumerals

extension Array<UInt8> {
  /// Writes a finite number with the fewest digits that read back as the same, as `description` does.
  ///
  /// From 0.0001 to 2⁵³ it stands as digits around a point, and otherwise with an exponent of ten.
  package mutating func append(shortest number: Double) {
    precondition(number.isFinite, "digits are for finite numbers")
    if number.sign == .minus { append(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    if magnitude <= 0x1p53, let whole = Int(exactly: magnitude) {
      append(digitsOf: whole)
      append(UInt8(ascii: "."))
      append(UInt8(ascii: "0"))
      return
    }
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { text in
      let bytes = UnsafeRawBufferPointer(text)
      if 1e-4 <= magnitude, magnitude < 0x1p53 {
        let count = Int(cnumerals_fixed(magnitude, text.baseAddress))
        append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      } else {
        var point: Int32 = 0
        let count = Int(cnumerals_shortest(magnitude, text.baseAddress, &point))
        append(UnsafeRawBufferPointer(rebasing: bytes[..<count]), exponent: Int(point) - 1)
      }
    }
  }

  /// Writes a whole number that is not negative.
  package mutating func append(digitsOf whole: Int) {
    precondition(whole >= 0, "digits have no sign")
    if whole < 10 {
      append(UInt8(ascii: "0") + UInt8(whole))
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (rest, place) = (whole, 20)
      while rest > 0 {
        place -= 1
        digits[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      append(contentsOf: digits[place...])
    }
  }

  private mutating func append(_ digits: UnsafeRawBufferPointer, exponent: Int) {
    append(digits[0])
    if digits.count > 1 {
      append(UInt8(ascii: "."))
      append(contentsOf: digits.dropFirst())
    }
    append(UInt8(ascii: "e"))
    append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    if exponent.magnitude < 10 { append(UInt8(ascii: "0")) }
    append(digitsOf: Int(exponent.magnitude))
  }
}
