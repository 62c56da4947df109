/// The category of each row: a small number, and for each such number the category it stands for.
///
/// The numbers may be a column of the data itself, which is then not copied.
package struct CategoryCodes: Sendable {
  package enum Slots: Sendable {
    case narrow([UInt8])
    case wide([UInt16])
  }

  let slots: Slots
  let categoryOfSlot: [Int32]

  /// - Parameter categoryOfSlot: the category of every slot, also of those that no row holds.
  package init(_ slots: Slots, categoryOfSlot: [Int32]) {
    self.slots = slots
    self.categoryOfSlot = categoryOfSlot
    precondition(
      slots.greatest.map { $0 < categoryOfSlot.count } ?? true, "each row's slot has a category")
  }

  /// Takes the category of each row as it is.
  package init(_ codes: [Int32]) {
    let limit = Int(codes.max() ?? 0) + 1
    precondition(
      codes.allSatisfy { $0 >= 0 } && limit <= 1 << 16,
      "a category is a number from 0 up, and an item has no more than 65,536")
    self.init(
      limit <= 1 << 8 ? .narrow(codes.map { UInt8($0) }) : .wide(codes.map { UInt16($0) }),
      categoryOfSlot: (0..<Int32(limit)).map(\.self))
  }

  /// Adds a number for each row's category to what some rows have so far.
  ///
  /// - Parameter number: for each category; it must not make a sum overflow.
  func add(_ number: [Int32], of rows: Range<Int>, to sums: inout [Int32]) {
    precondition(sums.count == rows.count && rows.upperBound <= count, "a row has one sum")
    let numberOfSlot = categoryOfSlot.map { number[Int($0)] }
    switch slots {
    case .narrow(let slots): Self.add(numberOfSlot, slots, rows, &sums)
    case .wide(let slots): Self.add(numberOfSlot, slots, rows, &sums)
    }
  }

  private static func add<Slot: FixedWidthInteger>(
    _ numberOfSlot: [Int32], _ slots: [Slot], _ rows: Range<Int>, _ sums: inout [Int32]
  ) {
    // Buffers go unchecked: the initializer saw that every slot has a category.
    numberOfSlot.withUnsafeBufferPointer { numberOfSlot in
      slots.withUnsafeBufferPointer { slots in
        sums.withUnsafeMutableBufferPointer { sums in
          for place in sums.indices {
            sums[place] &+= numberOfSlot[Int(slots[rows.lowerBound + place])]
          }
        }
      }
    }
  }
}

extension CategoryCodes: RandomAccessCollection {
  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch slots {
    case .narrow(let slots): slots.count
    case .wide(let slots): slots.count
    }
  }

  package subscript(row: Int) -> Int32 {
    switch slots {
    case .narrow(let slots): categoryOfSlot[Int(slots[row])]
    case .wide(let slots): categoryOfSlot[Int(slots[row])]
    }
  }
}

extension CategoryCodes.Slots {
  /// The greatest that a row holds; nil where there are no rows.
  package var greatest: Int? {
    switch self {
    case .narrow(let slots): Self.greatest(slots)
    case .wide(let slots): Self.greatest(slots)
    }
  }

  /// A plain loop, which the compiler makes one of vectors.
  private static func greatest<Slot: FixedWidthInteger>(_ slots: [Slot]) -> Int? {
    guard !slots.isEmpty else { return nil }
    var greatest: Slot = 0
    for slot in slots { greatest = Swift.max(greatest, slot) }
    return Int(greatest)
  }
}
