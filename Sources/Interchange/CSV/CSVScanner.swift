/// Where the fields of one record end, relative to the record's start; reused for every record.
///
/// Not copyable, as it frees its memory once.
struct FieldEnds: ~Copyable {
  let storage: UnsafeMutablePointer<UInt32>

  init() {
    // A word of eight bytes can hold eight separators beyond the limit before the limit is checked.
    storage = .allocate(capacity: CSVLimits.columns + 16)
  }

  deinit {
    storage.deallocate()
  }
}

/// What the scanner found out about one record.
struct ScannedRecord {
  var fieldCount: Int
  /// Where the last field ends.
  var end: Int
  /// Where the next record begins.
  var next: Int
  /// The line breaks inside quotation marks.
  var innerLines: Int
}

/// Finds the fields of one record at a time, eight bytes at a time.
struct CSVScanner {
  let text: CSVText
  let separator: UInt8
  private let separators: UInt64
  private let ends: UnsafeMutablePointer<UInt32>

  /// Creates a scanner that writes to `ends`, which must outlive it.
  init(_ text: CSVText, _ separator: CSVSeparator, _ ends: borrowing FieldEnds) {
    self.text = text
    self.separator = separator.rawValue
    self.ends = ends.storage
    separators = UInt64(separator.rawValue) &* 0x0101_0101_0101_0101
  }

  /// Finds the fields of the record that starts at a position before the end of the text.
  @inline(__always)
  func scan(from start: Int) throws(CSVError) -> ScannedRecord {
    let limit = min(text.end, start + CSVLimits.recordBytes + 1)
    var position = start
    var fieldStart = start
    var count = 0
    var innerLines = 0
    words: while position < limit {
      guard count < CSVLimits.columns else { throw tooManyColumns(start) }
      var hits = special(position &+ 8 <= limit ? word(position) : lastWord(position, limit))
      while hits != 0 {
        let place = position &+ hits.trailingZeroBitCount &>> 3
        let byte = text.base[place]
        if byte == separator {
          ends[count] = UInt32(truncatingIfNeeded: place &- start)
          count &+= 1
          fieldStart = place &+ 1
        } else if byte != ASCII.quote {
          let next = afterLineEnd(place)
          return try finish(count, start, place, next, innerLines)
        } else if place == fieldStart {
          position = try closeQuote(place, limit, &innerLines)
          continue words
        }
        hits &= hits &- 1
      }
      position &+= 8
    }
    guard limit == text.end else {
      throw text.error(
        .recordTooLong(limit: CSVLimits.recordBytes, openQuoteLine: nil), at: start)
    }
    return try finish(count, start, limit, limit, innerLines)
  }

  @inline(__always)
  private func finish(
    _ separatorCount: Int, _ start: Int, _ end: Int, _ next: Int, _ innerLines: Int
  ) throws(CSVError) -> ScannedRecord {
    guard separatorCount < CSVLimits.columns else { throw tooManyColumns(start) }
    ends[separatorCount] = UInt32(truncatingIfNeeded: end &- start)
    return ScannedRecord(
      fieldCount: separatorCount &+ 1, end: end, next: next, innerLines: innerLines)
  }

  /// Returns the position after the mark that closes the one at `opening`.
  private func closeQuote(
    _ opening: Int, _ limit: Int, _ innerLines: inout Int
  ) throws(CSVError) -> Int {
    var position = opening + 1
    while position < limit {
      let byte = text.base[position]
      position += 1
      if byte == ASCII.quote {
        if position == text.end { return position }
        let next = text.base[position]
        if next == separator || next == ASCII.lineFeed || next == ASCII.carriageReturn {
          return position
        }
        guard next == ASCII.quote else { throw text.error(.textAfterQuote, at: position) }
        position += 1
      } else if byte == ASCII.lineFeed {
        innerLines += 1
      } else if byte == ASCII.carriageReturn, text.base[position] != ASCII.lineFeed {
        innerLines += 1
      }
    }
    guard limit < text.end else { throw text.error(.unclosedQuote, at: opening) }
    let line = text.position(of: opening).line
    throw text.error(
      .recordTooLong(limit: CSVLimits.recordBytes, openQuoteLine: line), at: opening)
  }

  @inline(__always)
  private func afterLineEnd(_ place: Int) -> Int {
    let isPair =
      text.base[place] == ASCII.carriageReturn && place &+ 1 < text.end
      && text.base[place &+ 1] == ASCII.lineFeed
    return place &+ (isPair ? 2 : 1)
  }

  private func tooManyColumns(_ start: Int) -> CSVError {
    text.error(.tooManyColumns(limit: CSVLimits.columns), at: start)
  }

  @inline(__always)
  private func word(_ position: Int) -> UInt64 {
    let raw = UnsafeRawPointer(text.base + position).loadUnaligned(as: UInt64.self)
    return UInt64(littleEndian: raw)
  }

  /// The bytes up to the limit, with zeros after them, which are not special.
  private func lastWord(_ position: Int, _ limit: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in position..<limit {
      word |= UInt64(text.base[index]) << UInt64(8 * (index - position))
    }
    return word
  }

  /// Sets the high bit of each byte that is a separator, a quotation mark or a line end.
  @inline(__always)
  private func special(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    // The high bit of each byte tells whether the byte differs; no carry leaves a byte.
    func differs(_ pattern: UInt64) -> UInt64 {
      let difference = word ^ pattern
      return ((difference & low) &+ low) | difference
    }
    let plain =
      differs(separators) & differs(0x0A0A_0A0A_0A0A_0A0A) & differs(0x0D0D_0D0D_0D0D_0D0D)
      & differs(0x2222_2222_2222_2222)
    return ~plain & 0x8080_8080_8080_8080
  }
}
