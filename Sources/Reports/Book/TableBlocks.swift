import Tabulation
import Threads

extension Array where Element: Sendable {
  /// What is written of each element, in order: a few at a time side by side, and no more in memory.
  func inParallelBlocks(
    _ write: @escaping @Sendable (_ place: Int, Element) -> [UInt8]
  ) -> AnySequence<[UInt8]> {
    let size = 32
    return AnySequence(
      stride(from: 0, to: count, by: size).lazy.flatMap { start in
        inParallel(Swift.min(size, self.count - start)) { place in
          write(start + place, self[start + place])
        }
      })
  }
}
