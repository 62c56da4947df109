/// Reads a whole number that fills all bytes, or returns nil.
@inline(__always)
func wholeNumber(_ bytes: UnsafeRawBufferPointer) -> Int? {
  guard let first = bytes.first else { return nil }
  let isNegative = first == ASCII.minus
  var position = isNegative ? 1 : 0
  guard position < bytes.count else { return nil }
  // Eighteen digits always fit.
  guard bytes.count <= 18 else { return longWholeNumber(bytes, from: position, isNegative) }
  var value = 0
  while position < bytes.count {
    let digit = bytes[position] &- ASCII.zero
    guard digit < 10 else { return nil }
    value = value &* 10 &+ Int(digit)
    position &+= 1
  }
  return isNegative ? -value : value
}

private func longWholeNumber(
  _ bytes: UnsafeRawBufferPointer, from start: Int, _ isNegative: Bool
) -> Int? {
  // Counting below zero reaches the least number, which has no positive counterpart.
  var value = 0
  for byte in bytes[start...] {
    let digit = byte &- ASCII.zero
    guard digit < 10 else { return nil }
    let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
    let (difference, underflowed) = product.subtractingReportingOverflow(Int(digit))
    guard !overflowed, !underflowed else { return nil }
    value = difference
  }
  guard !isNegative else { return value }
  return value == .min ? nil : -value
}

/// Reads a finite decimal number that fills all bytes, or returns nil.
///
/// Up to 19 significant digits whose value is below 2⁵³, with a power of ten up to 22, are computed
/// exactly with one rounding (W. D. Clinger, "How to read floating point numbers accurately",
/// 1990); the standard library reads the others.
func decimalNumber(_ bytes: UnsafeRawBufferPointer) -> Double? {
  var parts = DecimalParts()
  guard bytes.count <= 1000, parts.read(bytes) else { return nil }
  var value: Double
  if parts.digitCount <= 19, parts.mantissa < 1 << 53, abs(parts.exponent) <= 22 {
    let power = powersOfTen[abs(parts.exponent)]
    value = parts.exponent < 0 ? Double(parts.mantissa) / power : Double(parts.mantissa) * power
    if parts.isNegative { value = -value }
  } else {
    guard let read = Double(String(decoding: bytes, as: UTF8.self)), read.isFinite else {
      return nil
    }
    value = read
  }
  return value == 0 ? 0 : value
}

/// Reads a finite decimal number however it is spelled: with spaces around it or a plus before it.
///
/// `99`, `99.0`, `9.9e1`, `+99` and ` 99 ` are one number.
func spelledNumber(_ bytes: UnsafeRawBufferPointer) -> Double? {
  var rest = bytes[...]
  while let byte = rest.first, byte == ASCII.space || byte == ASCII.tab { rest = rest.dropFirst() }
  while let byte = rest.last, byte == ASCII.space || byte == ASCII.tab { rest = rest.dropLast() }
  if rest.first == ASCII.plus {
    rest = rest.dropFirst()
    guard rest.first != ASCII.minus else { return nil }
  }
  return decimalNumber(UnsafeRawBufferPointer(rebasing: rest))
}

/// Reads a finite decimal number however it is spelled.
func spelledNumber(_ text: String) -> Double? {
  var text = text
  return text.withUTF8 { spelledNumber(UnsafeRawBufferPointer($0)) }
}

/// Reads a whole number of digits, with a minus sign before them if need be.
func spelledWholeNumber(digits text: String) -> Int? {
  var text = text
  return text.withUTF8 { wholeNumber(UnsafeRawBufferPointer($0)) }
}

private struct DecimalParts {
  var isNegative = false
  var mantissa: UInt64 = 0
  /// The digits in the mantissa, leading zeros aside.
  var digitCount = 0
  var exponent = 0

  /// Reads `-12.5e-3`; false when the bytes are anything else.
  mutating func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    if rest.first == ASCII.minus {
      isNegative = true
      rest = rest.dropFirst()
    }
    let whole = takeDigits(&rest)
    var fraction = 0
    if rest.first == ASCII.point {
      rest = rest.dropFirst()
      fraction = takeDigits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    exponent = -fraction
    guard let letter = rest.first else { return true }
    guard letter | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    let isDown = rest.first == ASCII.minus
    if isDown || rest.first == ASCII.plus { rest = rest.dropFirst() }
    guard !rest.isEmpty, rest.count <= 6, rest.allSatisfy({ $0 &- ASCII.zero < 10 }) else {
      return false
    }
    let power = rest.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
    exponent += isDown ? -power : power
    return true
  }

  private mutating func takeDigits(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Int {
    let count = rest.count
    while let byte = rest.first, byte &- ASCII.zero < 10 {
      if mantissa > 0 || byte != ASCII.zero { digitCount += 1 }
      if digitCount <= 19 { mantissa = mantissa * 10 + UInt64(byte - ASCII.zero) }
      rest = rest.dropFirst()
    }
    return count - rest.count
  }
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
