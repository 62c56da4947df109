extension CSVRecord {
  /// Whether nothing stands in the field, or only spaces without quotation marks.
  package func isEmpty(at index: Int) -> Bool {
    content(at: index).isEmpty
  }

  /// Whether nothing stands in any of the fields.
  package var isBlank: Bool {
    for index in 0..<fieldCount where !isEmpty(at: index) { return false }
    return true
  }

  /// The field as text: quotation marks removed, doubled ones made single, spaces kept.
  package func string(at index: Int) -> String {
    string(exactContent(at: index), isQuoted: isQuoted(at: index))
  }

  /// The field as text, without the spaces around an unquoted one.
  package func trimmedString(at index: Int) -> String {
    string(content(at: index), isQuoted: isQuoted(at: index))
  }

  /// Whether the field says the same as the bytes, quotation marks and the spaces around it aside.
  package func equals(_ bytes: some Collection<UInt8>, at index: Int) -> Bool {
    let content = content(at: index)
    guard isQuoted(at: index), content.contains(ASCII.quote) else {
      return content.elementsEqual(bytes)
    }
    return trimmedString(at: index).utf8.elementsEqual(bytes)
  }

  /// Lends the field's bytes as `trimmedString` reads them.
  ///
  /// The pointer must not outlive the closure.
  package borrowing func withBytes<Result, Failure: Error>(
    at index: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let content = content(at: index)
    guard isQuoted(at: index), content.contains(ASCII.quote) else { return try body(content) }
    let unescaped = Array(trimmedString(at: index).utf8)
    return try unescaped.withUnsafeBufferPointer { buffer throws(Failure) in
      try body(UnsafeRawBufferPointer(buffer))
    }
  }

  /// The field as a whole number: digits, with a minus sign before them if need be.
  ///
  /// Nil for anything else, also for a number that does not fit. A minus zero is zero.
  @inline(__always)
  package func integer(at index: Int) -> Int? {
    // Most answers are codes of one or two digits, so these are read without a loop.
    if let code = shortCode(at: index) { return code }
    return wholeNumber(content(at: index))
  }

  /// The field as a decimal number, with a point and perhaps an exponent, as in `-1.5e3`.
  ///
  /// Nil for anything else: no comma, no infinity, no not-a-number, no hexadecimal, no plus sign,
  /// and no number too large. A minus zero is zero.
  package func double(at index: Int) -> Double? {
    if let code = shortCode(at: index) { return Double(code) }
    return decimalNumber(content(at: index))
  }

  private func string(_ bytes: UnsafeRawBufferPointer, isQuoted: Bool) -> String {
    guard isQuoted, bytes.contains(ASCII.quote) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var unescaped: [UInt8] = []
    unescaped.reserveCapacity(bytes.count)
    var isSecond = false
    for byte in bytes {
      isSecond = byte == ASCII.quote && !isSecond
      // The first mark of a pair is dropped.
      if !isSecond { unescaped.append(byte) }
    }
    return String(decoding: unescaped, as: UTF8.self)
  }
}
