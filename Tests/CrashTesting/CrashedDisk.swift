package import TestSupport

/// A folder on a disk that may lose whatever was not synchronized when the power is cut.
///
/// A file's writes reach the disk in any order, in sectors of 512 bytes, or not at all, until the file
/// is synchronized; names appear and vanish for certain only once the folder is. The disk keeps what
/// it said it flushed, and a torn write leaves the bytes around it alone.
package struct CrashedDisk: Sendable {
  private enum Change: Sendable {
    case write(offset: Int, [UInt8])
    case truncate(size: Int)
  }

  private enum NameChange: Sendable {
    case create(String, file: Int)
    case unlink(String)
  }

  private struct File: Sendable {
    var durable: [UInt8] = []
    var pending: [Change] = []
  }

  private static let sector = 512

  private var files: [File] = []
  /// The names as the running program sees them.
  private var present: [String: Int] = [:]
  private var durableNames: [String: Int] = [:]
  private var pendingNames: [NameChange] = []

  /// A disk on which these files are safe.
  package init(holding contents: [String: [UInt8]]) {
    for (name, bytes) in contents.sorted(by: { $0.key < $1.key }) {
      present[name] = files.count
      files.append(File(durable: bytes))
    }
    durableNames = present
  }

  /// How much may be lost: the number of changes that are not safe yet.
  package var pendingCount: Int {
    pendingNames.count + files.reduce(0) { $0 + $1.pending.count }
  }

  package mutating func take(_ operation: DiskOperation) {
    switch operation {
    case .create(let name):
      present[name] = files.count
      pendingNames.append(.create(name, file: files.count))
      files.append(File())
    case .unlink(let name):
      present[name] = nil
      pendingNames.append(.unlink(name))
    case .write(let name, let offset, let bytes):
      if let file = present[name] { files[file].pending.append(.write(offset: offset, bytes)) }
    case .truncate(let name, let size):
      if let file = present[name] { files[file].pending.append(.truncate(size: size)) }
    case .synchronize(let name):
      guard let file = present[name] else { return }
      for change in files[file].pending { Self.apply(change, to: &files[file].durable) }
      files[file].pending = []
    case .synchronizeFolder:
      for change in pendingNames { Self.apply(change, to: &durableNames) }
      pendingNames = []
    case .prompt: break
    }
  }

  /// What may be found after a power cut at this moment, drawn at random.
  package func afterPowerCut(_ random: inout SplitMix64) -> [String: [UInt8]] {
    var names = durableNames
    for change in pendingNames where Bool.random(using: &random) { Self.apply(change, to: &names) }
    return names.mapValues { Self.remains(of: files[$0], &random) }
  }

  private static func apply(_ change: NameChange, to names: inout [String: Int]) {
    switch change {
    case .create(let name, let file): names[name] = file
    case .unlink(let name): names[name] = nil
    }
  }

  private static func remains(of file: File, _ random: inout SplitMix64) -> [UInt8] {
    var bytes = file.durable
    guard !file.pending.isEmpty else { return bytes }
    let manner = Int.random(in: 0..<8, using: &random)
    let isInOrder = manner < 3
    // Nothing, everything, or everything up to a moment; else any of it, torn or whole.
    let count =
      switch manner {
      case 0: 0
      case 1: file.pending.count
      case 2: Int.random(in: 0...file.pending.count, using: &random)
      default: file.pending.count
      }
    for change in file.pending.prefix(count) where isInOrder || Bool.random(using: &random) {
      if isInOrder || Bool.random(using: &random) {
        apply(change, to: &bytes)
      } else {
        tear(change, in: &bytes, &random)
      }
    }
    if manner == 7 { growWithGarbage(&bytes, file, &random) }
    return bytes
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .truncate(let size):
      extend(&bytes, to: size)
      bytes.removeLast(bytes.count - size)
    case .write(let offset, let written):
      extend(&bytes, to: offset + written.count)
      bytes.replaceSubrange(offset..<(offset + written.count), with: written)
    }
  }

  /// Writes some sectors of a change and not the others.
  private static func tear(
    _ change: Change, in bytes: inout [UInt8], _ random: inout SplitMix64
  ) {
    guard case .write(let offset, let written) = change else { return apply(change, to: &bytes) }
    var place = offset
    while place < offset + written.count {
      let end = min((place / sector + 1) * sector, offset + written.count)
      if Bool.random(using: &random) {
        let part = Array(written[(place - offset)..<(end - offset)])
        apply(.write(offset: place, part), to: &bytes)
      }
      place = end
    }
  }

  /// The file's new length may be safe before its content is: what stands there is anything.
  private static func growWithGarbage(
    _ bytes: inout [UInt8], _ file: File, _ random: inout SplitMix64
  ) {
    let length = file.pending.reduce(bytes.count) { length, change in
      if case .write(let offset, let written) = change {
        return max(length, offset + written.count)
      }
      return length
    }
    while bytes.count < length { bytes.append(UInt8(truncatingIfNeeded: random.next())) }
  }

  private static func extend(_ bytes: inout [UInt8], to size: Int) {
    if bytes.count < size { bytes += [UInt8](repeating: 0, count: size - bytes.count) }
  }
}
