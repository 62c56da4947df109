import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program did not end as it should.
struct UnexpectedEnd: Error {
  let arguments: [String]
  let status: Int32
}

/// Runs a program with its output thrown away and gives the milliseconds until it ended.
func run(_ program: String, _ arguments: [String]) throws(UnexpectedEnd) -> Double {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  defer { posix_spawn_file_actions_destroy(&actions) }
  var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
  words.append(nil)
  defer { for word in words { free(word) } }
  var process: pid_t = 0
  let start = monotonicNanoseconds()
  let spawned = posix_spawn(&process, program, &actions, nil, words, environ)
  guard spawned == 0 else { throw UnexpectedEnd(arguments: arguments, status: spawned) }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  let end = monotonicNanoseconds()
  guard status == 0 else { throw UnexpectedEnd(arguments: arguments, status: status) }
  return Double(end - start) / 1e6
}
