import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes so many values, each on whichever core is free, and returns them in order.
///
/// What a value is must depend on its number alone; the values are then the same on any number of
/// threads. The calling thread works too and waits for nothing but the others, so that it is safe
/// wherever it is called, in such work too.
/// - Parameter threads: at most so many, and never more than the machine has cores.
/// - Throws: what the making of a value throws, the first in order; later ones may not be begun then.
package func inParallel<Value: Sendable, Failure: Error>(
  _ count: Int, threads: Int? = nil, _ make: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  let workers = threadCount(threads, of: count)
  guard workers > 1 else {
    var values: [Value] = []
    values.reserveCapacity(count)
    for number in 0..<count { values.append(try make(number)) }
    return values
  }
  let made = Mutex(Made<Value, Failure>(count))
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while let number = made.withLock({ $0.claim() }) {
      do throws(Failure) {
        let value = try make(number)
        made.withLock { $0.values[number] = value }
      } catch {
        made.withLock { $0.fail(number, error) }
      }
    }
  }
  return try made.withLock { $0.result }.get()
}

/// How many threads share so many parts of some work.
func threadCount(_ threads: Int?, of parts: Int) -> Int {
  precondition(threads.map { $0 > 0 } ?? true, "work is done on at least one thread")
  return min(threads ?? coreCount, coreCount, parts)
}

/// The cores of the machine.
package let coreCount = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)

/// Values while they are made, each in its place.
private struct Made<Value: Sendable, Failure: Error>: Sendable {
  var values: [Value?]
  private var next = 0
  private var failure: (number: Int, error: Failure)?

  init(_ count: Int) {
    values = Array(repeating: nil, count: count)
  }

  /// The next value to make; nil where there is none, or one of those before it failed.
  mutating func claim() -> Int? {
    guard next < values.count, failure == nil else { return nil }
    defer { next += 1 }
    return next
  }

  mutating func fail(_ number: Int, _ error: Failure) {
    if failure.map({ number < $0.number }) ?? true { failure = (number, error) }
  }

  var result: Result<[Value], Failure> {
    failure.map { .failure($0.error) } ?? .success(values.compactMap(\.self))
  }
}
