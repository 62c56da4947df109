extension Ledger {
  private static let mark: [UInt8] = Array("PLDG".utf8)
  /// Version 2 has what was published as sums too; a ledger without them is written as version 1.
  private static let versions: (plain: UInt8, withSums: UInt8) = (1, 2)

  /// The ledger as bytes, the same for the same ledger.
  package var encoded: [UInt8] {
    let hasSums = releases.contains { $0.sums != nil }
    var bytes = Self.mark + [hasSums ? Self.versions.withSums : Self.versions.plain]
    ByteWriter.append(UInt64(releases.count), to: &bytes)
    for release in releases {
      ByteWriter.append(release.name, to: &bytes)
      ByteWriter.append(UInt64(release.tables.count), to: &bytes)
      for table in release.tables { ByteWriter.append(table, to: &bytes) }
      ByteWriter.append(UInt64(release.entries.count), to: &bytes)
      for entry in release.entries { Self.append(entry, to: &bytes) }
      if hasSums {
        bytes.append(release.sums == nil ? 0 : 1)
        release.sums?.append(to: &bytes)
      }
    }
    return bytes
  }

  private static func append(_ entry: Entry, to bytes: inout [UInt8]) {
    bytes += entry.digest.bytes
    bytes.append((entry.count == nil ? 0 : 1) | (entry.isBase ? 2 : 0))
    ByteWriter.append(UInt64(entry.table), to: &bytes)
    if let count = entry.count { ByteWriter.append(UInt64(count), to: &bytes) }
    ByteWriter.append(UInt64(entry.wider.count), to: &bytes)
    for digest in entry.wider { bytes += digest.bytes }
  }

  /// Reads a ledger, and refuses whatever `encoded` cannot have given.
  package init(decoding bytes: [UInt8]) throws(LedgerDecodingError) {
    var reader = ByteReader(bytes)
    for expected in Self.mark {
      guard reader.left > 0, try reader.byte() == expected else {
        throw .init(position: 0, rule: .format)
      }
    }
    let version = try reader.byte()
    guard [Self.versions.plain, Self.versions.withSums].contains(version) else {
      throw .init(position: 4, rule: .version)
    }
    let hasSums = version == Self.versions.withSums
    var releases: [Release] = []
    for _ in 0..<(try reader.count(ofAtLeast: 3)) {
      releases.append(try Self.release(&reader, hasSums: hasSums))
    }
    guard hasSums == releases.contains(where: { $0.sums != nil }) else {
      throw .init(position: 4, rule: .flags)
    }
    guard reader.left == 0 else { throw .init(position: reader.position, rule: .goesOn) }
    self.init(releases: releases)
  }

  private static func release(
    _ reader: inout ByteReader, hasSums: Bool
  ) throws(LedgerDecodingError) -> Release {
    let name = try reader.text()
    var tables: [String] = []
    for _ in 0..<(try reader.count(ofAtLeast: 1)) { tables.append(try reader.text()) }
    var entries: [Entry] = []
    for _ in 0..<(try reader.count(ofAtLeast: LedgerDigest.byteCount + 3)) {
      let start = reader.position
      let entry = try entry(&reader)
      guard entry.table < tables.count else { throw .init(position: start, rule: .table) }
      if let last = entries.last, last.digest >= entry.digest {
        throw .init(position: start, rule: .order)
      }
      entries.append(entry)
    }
    guard hasSums else { return Release(name: name, tables: tables, entries: entries) }
    let start = reader.position
    let mark = try reader.byte()
    guard mark < 2 else { throw .init(position: start, rule: .flags) }
    return Release(
      name: name, tables: tables, entries: entries,
      sums: mark == 0 ? nil : try PublishedSums(&reader))
  }

  private static func entry(_ reader: inout ByteReader) throws(LedgerDecodingError) -> Entry {
    let digest = LedgerDigest(bytes: try reader.bytes(LedgerDigest.byteCount))
    let start = reader.position
    let flags = try reader.byte()
    guard flags < 4 else { throw .init(position: start, rule: .flags) }
    // A number of 63 bits at most is an Int.
    let table = Int(try reader.number())
    let count = flags & 1 == 0 ? nil : Int(try reader.number())
    var wider: [LedgerDigest] = []
    for _ in 0..<(try reader.count(ofAtLeast: LedgerDigest.byteCount)) {
      let position = reader.position
      let next = LedgerDigest(bytes: try reader.bytes(LedgerDigest.byteCount))
      if let last = wider.last, last >= next { throw .init(position: position, rule: .order) }
      wider.append(next)
    }
    return Entry(
      digest: digest, count: count, isBase: flags & 2 != 0, table: table, wider: wider)
  }
}
