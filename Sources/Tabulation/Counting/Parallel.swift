import Dispatch
import Synchronization

/// Makes so many values, each on whichever core is free, and returns them in order.
///
/// The calling thread works too and waits for nothing but the others, so that it is safe wherever it
/// is called. The lock is held only while a finished value is put in its place.
package func inParallel<Value: Sendable>(
  _ count: Int, _ make: @Sendable (Int) -> Value
) -> [Value] {
  guard count > 1 else { return (0..<count).map(make) }
  let made = Mutex([Value?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { number in
    let value = make(number)
    made.withLock { $0[number] = value }
  }
  return made.withLock { $0.compactMap(\.self) }
}
