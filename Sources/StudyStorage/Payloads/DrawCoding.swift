import QuestionnaireModel

/// How a draw stands in a payload: the seed, each assignment, each order.
extension CanonicalWriter {
  mutating func draw(_ draw: Draw) {
    array(3)
    integer(draw.seed)
    array(draw.assignments.count)
    for assignment in draw.assignments {
      array(2)
      text(assignment.item.rawValue)
      integer(assignment.code)
    }
    array(draw.orders.count)
    for order in draw.orders {
      array(2)
      text(order.name)
      array(order.order.count)
      for place in order.order { integer(place) }
    }
  }
}

extension CanonicalReader {
  mutating func draw() throws(MalformedPayload) -> Draw {
    _ = try array()
    let seed = try integer()
    var assignments: [Draw.Assignment] = []
    for _ in 0..<(try array()) {
      _ = try array()
      assignments.append(Draw.Assignment(item: ItemID(try text()), code: try integer()))
    }
    var orders: [Draw.Order] = []
    for _ in 0..<(try array()) {
      _ = try array()
      let name = try text()
      var order: [Int] = []
      for _ in 0..<(try array()) { order.append(try integer()) }
      orders.append(Draw.Order(name: name, order: order))
    }
    return Draw(seed: seed, assignments: assignments, orders: orders)
  }
}
