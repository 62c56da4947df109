import Dispatch
import Synchronization

/// Makes the parts of some work on several threads and hands them on in the parts' order.
///
/// Parts are made a little ahead of where they are needed, so that memory holds a few of them. What
/// a part is must depend on its number alone. The caller's thread makes parts too while it waits.
/// - Parameters:
///   - threads: at most so many, and never more than the machine has cores.
///   - consume: takes each part, on the caller's thread; after an error nothing more is made.
package func streamInParallel<Part: Sendable, Failure: Error>(
  _ parts: Int, threads: Int? = nil, _ make: @escaping @Sendable (Int) -> Part,
  _ consume: (Part) throws(Failure) -> Void
) throws(Failure) {
  let workers = threadCount(threads, of: parts)
  guard workers > 1 else {
    for part in 0..<parts { try consume(make(part)) }
    return
  }
  let stream = PartStream(parts, helpers: workers - 1, make)
  for _ in 1..<workers { DispatchQueue.global().async { stream.help() } }
  defer { stream.end() }
  for part in 0..<parts { try consume(stream.take(part)) }
}

/// The parts of a stream that are made and not yet taken.
///
/// A class because several threads share it.
private final class PartStream<Part: Sendable>: Sendable {
  private struct State {
    var next = 0
    var made: [Int: (part: Part, byHelper: Bool)] = [:]
    /// The helpers at work; one that the system starts too late finds nothing to do.
    var working = 0
    var hasEnded = false
  }

  private enum Step {
    case take(Part, byHelper: Bool)
    case make(Int)
    case wait
  }

  private let parts: Int
  private let helpers: Int
  /// The most parts that wait to be taken.
  private let lead: Int
  private let make: @Sendable (Int) -> Part
  private let state = Mutex(State())
  /// How many parts helpers may still begin before some are taken.
  private let room = DispatchSemaphore(value: 0)
  /// Counts the parts that helpers have made.
  private let ready = DispatchSemaphore(value: 0)
  /// Counts the helpers that left after the end.
  private let left = DispatchSemaphore(value: 0)

  init(_ parts: Int, helpers: Int, _ make: @escaping @Sendable (Int) -> Part) {
    self.parts = parts
    self.helpers = helpers
    self.make = make
    lead = 4 * helpers
    for _ in 0..<lead { room.signal() }
  }

  /// Makes parts until there are no more.
  func help() {
    let isWanted = state.withLock { state in
      guard !state.hasEnded else { return false }
      state.working += 1
      return true
    }
    guard isWanted else { return }
    while true {
      room.wait()
      guard let part = claim() else { break }
      let made = make(part)
      state.withLock { $0.made[part] = (made, true) }
      ready.signal()
    }
    let isAwaited = state.withLock { state in
      if !state.hasEnded { state.working -= 1 }
      return state.hasEnded
    }
    if isAwaited { left.signal() }
  }

  private func claim() -> Int? {
    state.withLock { state in
      guard state.next < parts else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  /// The next part in order; makes it, or later ones, while no helper has it ready.
  func take(_ part: Int) -> Part {
    while true {
      switch step(towards: part) {
      case .take(let made, let byHelper):
        if byHelper { room.signal() }
        return made
      case .make(let number):
        let made = make(number)
        if number == part { return made }
        state.withLock { $0.made[number] = (made, false) }
      case .wait: ready.wait()
      }
    }
  }

  private func step(towards part: Int) -> Step {
    state.withLock { state in
      if let made = state.made.removeValue(forKey: part) {
        return .take(made.part, byHelper: made.byHelper)
      }
      guard state.next < parts, state.made.count < lead else { return .wait }
      defer { state.next += 1 }
      return .make(state.next)
    }
  }

  /// Lets the helpers go, and waits for those at work.
  func end() {
    let working = state.withLock { state in
      state.next = parts
      state.hasEnded = true
      return state.working
    }
    for _ in 0..<helpers { room.signal() }
    for _ in 0..<working { left.wait() }
  }
}
