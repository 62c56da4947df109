#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Does the parts of some work on several threads and gives their results in the parts' order.
///
/// What a part does must depend on its number alone; results are then the same on any number of
/// threads. A thread that the system does not give leaves its parts to the caller.
/// - Parameter threads: at most so many; the processors of the machine where nil.
package func concurrentMap<Result: Sendable>(
  _ parts: Int, threads: Int? = nil, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  precondition(threads.map { $0 > 0 } ?? true, "work is done on at least one thread")
  let count = min(threads ?? processorCount, parts)
  guard count > 1 else { return (0..<parts).map(work) }
  let shares = (0..<count).map { parts * $0 / count..<parts * ($0 + 1) / count }
  let others = shares.dropFirst().map { share in ThreadedShare { share.map(work) } }
  var results = shares[0].map(work)
  for other in others { results += other.join() }
  return results
}

let processorCount = max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)

/// Work on a thread of its own, begun when this is made and awaited by `join`.
///
/// A class because the thread, which holds it until its work is done, writes the value into it.
final class ThreadedShare<Value: Sendable> {
  private let work: @Sendable () -> Value
  private var value: Value?
  private var thread: pthread_t?

  init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    let context = Unmanaged.passRetained(ThreadBody { [unowned self] in value = work() })
    #if canImport(Darwin)
      var thread: pthread_t?
      let failed = pthread_create(
        &thread, nil,
        { context in
          Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
          return nil
        }, context.toOpaque())
    #else
      var thread = pthread_t()
      let failed = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
          return nil
        }, context.toOpaque())
    #endif
    if failed == 0 { self.thread = thread } else { context.release() }
  }

  /// Waits for the thread and gives its value; does the work itself where there is no thread.
  func join() -> Value {
    if let thread { pthread_join(thread, nil) }
    thread = nil
    return value ?? work()
  }
}

/// What a thread runs, as an object that its context can point to.
private final class ThreadBody {
  let run: () -> Void

  init(_ run: @escaping () -> Void) { self.run = run }
}
