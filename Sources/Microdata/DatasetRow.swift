package import QuestionnaireModel

/// One respondent of a data set, as conditions see it; an item is a column's index.
package struct DatasetRow: ValueSource {
  package let dataset: Dataset
  package var row: Int

  package init(_ dataset: Dataset, row: Int) {
    self.dataset = dataset
    self.row = row
  }

  package func value(of item: Int) -> HeldValue {
    dataset.columns[item].heldValue(row: row)
  }
}

extension Column {
  /// What one row holds: a category's own number, else its index, or a non-answer.
  package func heldValue(row: Int) -> HeldValue {
    switch values {
    case .narrow(let codes): held(code: Int(codes[row]))
    case .wide(let codes): held(code: Int(codes[row]))
    case .numbers(let numbers, let marks):
      marks[row] == 0
        ? .number(numbers[row]) : .nonanswer(nonanswers[Int(marks[row]) - 1].kind)
    }
  }

  /// The number by which conditions know a category: its code where that is a number.
  package func conditionValue(ofCategory index: Int) -> Double {
    categories[index].value ?? Double(index)
  }

  private func held(code: Int) -> HeldValue {
    code < categories.count
      ? .number(conditionValue(ofCategory: code))
      : .nonanswer(nonanswers[code - categories.count].kind)
  }
}
