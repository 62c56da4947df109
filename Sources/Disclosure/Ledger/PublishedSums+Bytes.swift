extension PublishedSums {
  /// Writes the sums so that the same sums have the same bytes.
  func append(to bytes: inout [UInt8]) {
    ByteWriter.append(UInt64(factors.count), to: &bytes)
    for factor in factors {
      ByteWriter.append(UInt64(factor.columns.count), to: &bytes)
      for column in factor.columns { ByteWriter.append(column, to: &bytes) }
      ByteWriter.append(UInt64(factor.codes.count), to: &bytes)
      for (digest, code) in factor.codes.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        bytes += digest
        Self.append(code: code, to: &bytes)
      }
    }
    ByteWriter.append(UInt64(sums.count), to: &bytes)
    for sum in sums {
      ByteWriter.append(sum.records, to: &bytes)
      ByteWriter.append(UInt64(sum.parts.count), to: &bytes)
      for part in sum.parts {
        ByteWriter.append(UInt64(part.factor), to: &bytes)
        ByteWriter.append(UInt64(part.codes.count), to: &bytes)
        for code in part.codes { Self.append(code: code, to: &bytes) }
      }
      bytes.append(
        (sum.scores == nil ? 0 : 1) | (sum.limits == nil ? 0 : 2)
          | (sum.heldBackBy == nil ? 0 : 4))
      if let scores = sum.scores {
        ByteWriter.append(UInt64(scores.factor), to: &bytes)
        ByteWriter.append(UInt64(scores.values.count), to: &bytes)
        for (code, value) in scores.values.sorted(by: { $0.key < $1.key }) {
          Self.append(code: code, to: &bytes)
          Self.append(value, to: &bytes)
        }
      }
      if let limits = sum.limits {
        Self.append(limits.lowerBound, to: &bytes)
        Self.append(limits.upperBound, to: &bytes)
      }
      if let rule = sum.heldBackBy {
        ByteWriter.append(UInt64(rule.threshold), to: &bytes)
        bytes.append(
          (rule.zerosAreDisclosive ? 1 : 0) | (rule.wholeGroupsAreDisclosive ? 2 : 0))
      }
    }
  }

  /// A code is negative where somebody is in no part.
  private static func append(code: Int, to bytes: inout [UInt8]) {
    ByteWriter.append(UInt64(code + 1), to: &bytes)
  }

  private static func append(_ number: Double, to bytes: inout [UInt8]) {
    for place in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(place)))
    }
  }

  /// Reads what `append` wrote, and nothing else.
  init(_ reader: inout ByteReader) throws(LedgerDecodingError) {
    var factors: [Factor] = []
    for _ in 0..<(try reader.count(ofAtLeast: 2)) {
      var columns: [String] = []
      for _ in 0..<(try reader.count(ofAtLeast: 1)) { columns.append(try reader.text()) }
      var codes: [[UInt8]: Int] = [:]
      var last: [UInt8]?
      for _ in 0..<(try reader.count(ofAtLeast: LedgerDigest.byteCount + 1)) {
        let start = reader.position
        let digest = try reader.bytes(LedgerDigest.byteCount)
        if let last, !last.lexicographicallyPrecedes(digest) {
          throw .init(position: start, rule: .order)
        }
        last = digest
        codes[digest] = try reader.code()
      }
      factors.append(Factor(columns: columns, codes: codes))
    }
    var sums: [Sum] = []
    for _ in 0..<(try reader.count(ofAtLeast: 3)) {
      sums.append(try Self.sum(&reader, factors: factors.count))
    }
    self.init(factors: factors, sums: sums)
  }

  private static func sum(
    _ reader: inout ByteReader, factors: Int
  ) throws(LedgerDecodingError) -> Sum {
    let records = try reader.text()
    var parts: [Part] = []
    for _ in 0..<(try reader.count(ofAtLeast: 2)) {
      let factor = try reader.place(below: factors)
      var codes: [Int] = []
      for _ in 0..<(try reader.count(ofAtLeast: 1)) { codes.append(try reader.code()) }
      parts.append(Part(factor: factor, codes: codes))
    }
    let start = reader.position
    let flags = try reader.byte()
    guard flags < 8 else { throw .init(position: start, rule: .flags) }
    var scores: Scores?
    if flags & 1 != 0 {
      let factor = try reader.place(below: factors)
      var values: [Int: Double] = [:]
      var last: Int?
      for _ in 0..<(try reader.count(ofAtLeast: 9)) {
        let start = reader.position
        let code = try reader.code()
        if let last, last >= code { throw .init(position: start, rule: .order) }
        last = code
        values[code] = try reader.double()
      }
      scores = Scores(factor: factor, values: values)
    }
    var limits: ClosedRange<Double>?
    if flags & 2 != 0 {
      let start = reader.position
      let (lower, upper) = (try reader.double(), try reader.double())
      guard lower <= upper else { throw .init(position: start, rule: .order) }
      limits = lower...upper
    }
    var rule: DisclosureRule?
    if flags & 4 != 0 {
      let threshold = try reader.number()
      let start = reader.position
      let marks = try reader.byte()
      guard marks < 4 else { throw .init(position: start, rule: .flags) }
      rule = DisclosureRule(
        threshold: Int(threshold), zerosAreDisclosive: marks & 1 != 0,
        wholeGroupsAreDisclosive: marks & 2 != 0)
    }
    return Sum(
      records: records, parts: parts, scores: scores, limits: limits, heldBackBy: rule)
  }
}

extension ByteReader {
  fileprivate mutating func code() throws(LedgerDecodingError) -> Int { Int(try number()) - 1 }

  fileprivate mutating func place(below limit: Int) throws(LedgerDecodingError) -> Int {
    let start = position
    let place = try number()
    guard place < UInt64(limit) else { throw .init(position: start, rule: .table) }
    return Int(place)
  }

  /// A finite number.
  fileprivate mutating func double() throws(LedgerDecodingError) -> Double {
    let start = position
    let number = Double(bitPattern: try bytes(8).reduce(0) { $0 << 8 | UInt64($1) })
    guard number.isFinite else { throw .init(position: start, rule: .tooLarge) }
    return number
  }
}
