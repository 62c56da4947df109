import Files
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program started by a test, with pipes to its standard streams.
///
/// Not copyable, as it is waited for once.
package struct ChildProgram: ~Copyable {
  /// Where the program's standard output goes.
  package enum Output {
    case pipe
    /// A pipe that nobody reads.
    case closedPipe
    case file(String)
    case terminal
  }

  /// How a program ended.
  package struct Ending: Hashable {
    package var output = ""
    package var error = ""
    /// The exit code; nil where a signal ended it.
    package var code: Int32?

    package init(output: String = "", error: String = "", code: Int32? = nil) {
      self.output = output
      self.error = error
      self.code = code
    }
  }

  package struct Failure: Error {
    package let what: String
    package let code: Int32
  }

  package let process: Int32
  private let input: Int32
  private let output: Int32
  private let error: Int32
  private var received: [UInt8] = []
  /// How much of what was received has been handed out by `hear`.
  private var heard = 0

  /// The `percept` that was built together with these tests.
  package static let percept = buildFolder + "/percept"

  private static let buildFolder: String = {
    #if os(Linux)
      var path = [UInt8](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &path, path.count)
      let runner = String(decoding: path.prefix(max(0, count)), as: UTF8.self)
    #else
      let runner = ""
    #endif
    // On Linux the tests are a program in the build folder; elsewhere a bundle that is named.
    if exists(parentFolder(of: runner) + "/percept") { return parentFolder(of: runner) }
    let bundle = CommandLine.arguments.compactMap { argument in
      argument.split(separator: ".xctest").first.map(String.init)
    }
    .first { exists(parentFolder(of: $0) + "/percept") }
    return parentFolder(of: bundle ?? runner)
  }()

  /// Starts `percept`, or another program that is named.
  package init(
    _ arguments: [String], of program: String = percept, output kind: Output = .pipe,
    environment: [String] = ["PATH=/usr/bin:/bin"]
  ) throws(Failure) {
    surviveFailingWrites()
    let started = try Self.starting.withLock { _ throws(Failure) in
      try Self.start([program] + arguments, output: kind, environment)
    }
    (process, input, output, error) = started
  }

  /// Held while a program is started, so that it inherits no end of another's pipe.
  private static let starting = Mutex(())

  private static func start(
    _ words: [String], output kind: Output, _ environment: [String]
  ) throws(Failure) -> (process: Int32, input: Int32, output: Int32, error: Int32) {
    let (inputEnd, inputStart) = try Self.pipe()
    let (outputEnd, outputStart) = try Self.ends(of: kind)
    let (errorEnd, errorStart) = try Self.pipe()
    defer { for end in [inputEnd, outputStart, errorStart] where end >= 0 { close(end) } }
    let process = try Self.spawn(
      words, environment, streams: [inputEnd, outputStart, errorStart])
    return (process, inputStart, outputEnd, errorEnd)
  }

  /// Runs `percept` to its end with what is typed into it.
  package static func run(
    _ arguments: [String], typing text: String = "", output: Output = .pipe,
    environment: [String] = ["PATH=/usr/bin:/bin"]
  ) throws(Failure) -> Ending {
    let child = try ChildProgram(arguments, output: output, environment: environment)
    child.type(text)
    return child.finish()
  }

  /// Types into the program; one that has ended hears nothing.
  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      written += count
    }
  }

  /// Reads the output until it holds so many of a text; false where it ends before.
  package mutating func waitForOutput(_ text: String, count wanted: Int) -> Bool {
    while occurrences(of: text) < wanted {
      guard let bytes = Self.read(output), !bytes.isEmpty else { return false }
      received += bytes
    }
    return true
  }

  /// How often a text occurs in the output read so far.
  package func occurrences(of text: String) -> Int {
    String(decoding: received, as: UTF8.self).split(
      separator: text, omittingEmptySubsequences: false
    ).count - 1
  }

  package func killAtOnce() {
    send(SIGKILL)
  }

  package func send(_ signal: Int32) {
    kill(process, signal)
  }

  /// What came of listening to a program.
  package enum Heard: Hashable {
    /// What it wrote since the prompt before, up to the next one.
    case prompt(String)
    /// It wrote the rest and closed its output.
    case end(String)
    case deadline
  }

  /// Listens until the program asks for a line, ends, or a monotonic time in nanoseconds has come.
  package mutating func hear(until deadline: UInt64 = .max) -> Heard {
    while true {
      if received.count > heard, received.suffix(3).elementsEqual("\n> ".utf8) {
        return .prompt(takeHeard())
      }
      var listening = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let now = monotonicNanoseconds()
      guard now < deadline else { return .deadline }
      // Less than a millisecond is waited in short sleeps, as `poll` counts in milliseconds.
      let left = deadline == .max ? -1 : Int32(min((deadline - now) / 1_000_000, 60_000))
      guard poll(&listening, 1, left) != 0 else {
        if left == 0 { usleep(50) }
        continue
      }
      guard let bytes = Self.read(output), !bytes.isEmpty else { return .end(takeHeard()) }
      received += bytes
    }
  }

  private mutating func takeHeard() -> String {
    defer { heard = received.count }
    return String(decoding: received[heard...], as: UTF8.self)
  }

  /// Kills the program and returns what it had written by then and nobody heard.
  package consuming func killed() -> (unheard: String, wasRunning: Bool) {
    killAtOnce()
    let from = heard
    let ending = finish()
    let text = Array(ending.output.utf8)
    return (String(decoding: text[min(from, text.count)...], as: UTF8.self), ending.code == nil)
  }

  /// Ends the input, reads everything, and waits for the end.
  package consuming func finish() -> Ending {
    close(input)
    let (rest, complaint) = Self.readAll(output, error)
    received += rest
    close(output)
    close(error)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return Ending(
      output: String(decoding: received, as: UTF8.self),
      error: String(decoding: complaint, as: UTF8.self),
      code: status & 0x7F == 0 ? (status >> 8) & 0xFF : nil)
  }
}

extension ChildProgram {
  /// The next bytes; empty at the end, nil at a fault, which a terminal's end also is.
  private static func read(_ descriptor: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = systemRead(descriptor, &buffer)
      if count >= 0 { return Array(buffer.prefix(count)) }
      if errno != EINTR { return nil }
    }
  }

  /// Reads both to their ends by turns, so that neither pipe fills up.
  private static func readAll(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
    var texts: [[UInt8]] = [[], []]
    var open = [first, second].enumerated().filter { $0.element >= 0 }
    while !open.isEmpty {
      var polls = open.map { pollfd(fd: $0.element, events: Int16(POLLIN), revents: 0) }
      guard poll(&polls, nfds_t(polls.count), -1) >= 0 || errno == EINTR else { break }
      let ready = Set(polls.filter { $0.revents != 0 }.map(\.fd))
      open.removeAll { place, descriptor in
        guard ready.contains(descriptor) else { return false }
        guard let bytes = read(descriptor), !bytes.isEmpty else { return true }
        texts[place] += bytes
        return false
      }
    }
    return (texts[0], texts[1])
  }

  /// A pipe whose ends no other program inherits while `starting` is held.
  private static func pipe() throws(Failure) -> (end: Int32, start: Int32) {
    var ends: [Int32] = [0, 0]
    guard openPipe(&ends) == 0 else { throw Failure(what: "pipe", code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func ends(of kind: Output) throws(Failure) -> (end: Int32, start: Int32) {
    switch kind {
    case .pipe: return try pipe()
    case .closedPipe:
      let (end, start) = try pipe()
      close(end)
      return (-1, start)
    case .file(let path):
      let file = open(path, O_WRONLY | O_CLOEXEC)
      guard file >= 0 else { throw Failure(what: path, code: errno) }
      return (-1, file)
    case .terminal:
      let (main, name) = openTerminal()
      guard main >= 0 else { throw Failure(what: "a terminal", code: errno) }
      _ = fcntl(main, F_SETFD, FD_CLOEXEC)
      let other = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard other >= 0 else { throw Failure(what: "a terminal", code: errno) }
      return (main, other)
    }
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String], streams: [Int32]
  ) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, descriptor) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    // The tests ignore broken pipes; what the program does about them is its own.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGHUP, SIGTERM] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // The threads of the tests hold signals back, and a program inherits that from its thread.
    var held = sigset_t()
    sigemptyset(&held)
    posix_spawnattr_setsigmask(&attributes, &held)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var words = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, arguments[0], &actions, &attributes, &words, &variables)
    guard code == 0 else { throw Failure(what: arguments[0], code: code) }
    return process
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
  read(descriptor, &buffer, buffer.count)
}

private func openPipe(_ ends: inout [Int32]) -> Int32 {
  pipe(&ends)
}

/// Opens the master's side of a new terminal and names the other; -1 where there is none.
private func openTerminal() -> (main: Int32, name: String) {
  #if os(Linux)
    // Glibc declares `posix_openpt` to those only who ask for all of XSI; these are what it calls.
    let (unlock, number) = (UInt(0x4004_5431), UInt(0x8004_5430))
    let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (isLocked, index) = (Int32(0), Int32(-1))
    guard main >= 0, ioctl(main, unlock, &isLocked) == 0, ioctl(main, number, &index) == 0 else {
      return (-1, "")
    }
    return (main, "/dev/pts/\(index)")
  #else
    let main = posix_openpt(O_RDWR | O_NOCTTY)
    guard main >= 0, grantpt(main) == 0, unlockpt(main) == 0, let name = ptsname(main) else {
      return (-1, "")
    }
    return (main, String(cString: name))
  #endif
}
