/// How many interviews of one kind are wanted; counting them is the field's business.
package struct Quota: Hashable, Sendable {
  package let id: String
  /// Which interviews count.
  package let condition: Condition
  package let target: Int

  package init(id: String, condition: Condition, target: Int) {
    self.id = id
    self.condition = condition
    self.target = target
  }
}
