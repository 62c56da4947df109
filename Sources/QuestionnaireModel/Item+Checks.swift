extension Item {
  /// The checks that an answer must meet; the others only ask for a confirmation.
  package var hardChecks: [Check] { checks.filter { !$0.isSoft } }
}
