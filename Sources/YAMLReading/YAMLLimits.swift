/// How large a YAML file may be in each respect; what exceeds a limit is a finding.
package struct YAMLLimits: Hashable, Sendable {
  /// Bytes of the whole file.
  package var bytes = 8 << 20
  /// Collections within collections.
  package var depth = 64
  /// Scalars and collections together.
  package var nodes = 2_000_000
  /// Bytes of one text.
  package var scalarBytes = 64 << 10
  /// Findings after which reading stops.
  package var findings = 100

  package init() {}
}
