/// A value that a statement's parameter takes.
package protocol SQLiteValue {
  func bind(to statement: inout Statement, at index: Int) throws(SQLiteError)
}

extension Int: SQLiteValue {
  package func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension Int64: SQLiteValue {
  package func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension Double: SQLiteValue {
  package func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension String: SQLiteValue {
  package func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension [UInt8]: SQLiteValue {
  package func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension UnsafeRawBufferPointer: SQLiteValue {
  package func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, at: index)
  }
}

extension Optional: SQLiteValue where Wrapped: SQLiteValue {
  package func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    if let self {
      try self.bind(to: &statement, at: index)
    } else {
      try statement.bindNull(at: index)
    }
  }
}

extension Statement {
  /// Binds values to all parameters in order.
  package mutating func bind<each Value: SQLiteValue>(
    _ values: repeat each Value
  ) throws(SQLiteError) {
    var index = 0
    for value in repeat each values {
      index += 1
      try value.bind(to: &self, at: index)
    }
    precondition(index == parameterCount, "each parameter takes one value")
  }

  /// Runs the statement once with these values; the way to insert many rows.
  package mutating func run<each Value: SQLiteValue>(
    _ values: repeat each Value
  ) throws(SQLiteError) {
    try bind(repeat each values)
    try run()
  }
}
