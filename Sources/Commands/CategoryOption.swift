/// The categories of an item as the command line names them: `country=USA,Sweden`.
enum CategoryOption {
  /// An option that is not of the form `ITEM=A,B`.
  struct Malformed: Error, CustomStringConvertible {
    let description =
      "--categories takes an item and its categories, as --categories country=USA,Sweden"
  }

  static func read(_ options: [String]) throws(Malformed) -> [String: [String]] {
    var categories: [String: [String]] = [:]
    for option in options {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { throw Malformed() }
      categories[String(parts[0]), default: []] += parts[1].split(separator: ",").map(String.init)
    }
    return categories
  }
}
