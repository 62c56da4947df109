package import Diagnostics

/// Reads a YAML file into a tree of texts, mappings and sequences.
package enum YAMLReader {
  /// Returns the tree and everything that is wrong with the file's form.
  ///
  /// There is no tree where it would have holes: after a syntax error, an alias, a key that is not
  /// text, or a limit. Otherwise it can be checked further, whatever the findings; of a duplicate
  /// key's values it holds the first.
  package static func read(
    _ source: SourceText, limits: YAMLLimits = YAMLLimits()
  ) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    let inspection = TextInspection(source, limits: limits)
    guard !inspection.isFatal else { return (nil, inspection.diagnostics) }
    var (root, found) = parse(source, limits, inspection)
    if found.count > limits.findings {
      found.removeSubrange(limits.findings...)
      found.append(.tooManyFindings(limit: limits.findings, in: source))
      root = nil
    }
    return (root, found)
  }

  private static func parse(
    _ source: SourceText, _ limits: YAMLLimits, _ inspection: TextInspection
  ) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    do {
      var builder = TreeBuilder(
        try YAMLParser(source, from: start), source: source, limits: limits,
        inspection: inspection)
      let root = builder.build()
      return (root, builder.bag.sorted())
    } catch {
      return (nil, [.malformed("out of memory", at: source.span)])
    }
  }
}
