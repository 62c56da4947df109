import CGSL

/// The switch that keeps GSL from aborting the process on a domain error.
///
/// GSL's default handler calls `abort`. Every entrance to the library in this module reads
/// `isQuiet` first, so the handler is off before the first call, once, whatever the thread.
enum GSL {
  static let isQuiet: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()

  /// Calls a GSL function whose arguments the caller has found inside its domain.
  ///
  /// A value that is not finite here is a mistake of this module, never of the data.
  static func value(_ body: () -> Double) -> Double {
    precondition(isQuiet)
    let value = body()
    precondition(value.isFinite, "a distribution function left its domain")
    return value
  }

  /// Calls a GSL function that may fail to converge; nil where it did not give a finite value.
  static func attempt(_ body: () -> Double) -> Double? {
    precondition(isQuiet)
    let value = body()
    return value.isFinite ? value : nil
  }
}
