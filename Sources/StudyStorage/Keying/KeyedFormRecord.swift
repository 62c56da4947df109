package import Interviewing

/// A paper form that was keyed, or is being keyed, a first or a second time.
package struct KeyedFormRecord: Hashable, Sendable {
  package let form: KeyedForm
  package let interview: InterviewReference
  /// Who began to key it.
  package let keyer: String
  /// Milliseconds of universal time since 1970.
  package let time: Int

  /// Whether it is the second keying of an interview.
  package func verifies(_ interview: InterviewReference) -> Bool {
    form.verifies?.interview == interview.identityText
  }

  /// The form of a second keying of this one.
  package func secondForm(isDependent: Bool) -> KeyedForm {
    KeyedForm(
      number: form.number, batch: form.batch,
      verifies: KeyedForm.Verification(
        interview: interview.identityText, isDependent: isDependent))
  }
}

extension InterviewReference {
  /// The whole identity in hexadecimal, as a second keying names what it verifies.
  var identityText: String {
    identity.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
