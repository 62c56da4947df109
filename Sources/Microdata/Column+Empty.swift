extension Column {
  /// The same column without its rows: what is known of it before any are read.
  package var withoutRows: Column {
    let values: ColumnValues =
      switch self.values {
      case .narrow: .narrow([])
      case .wide: .wide([])
      case .numbers: .numbers([], nonanswers: [])
      }
    return Column(
      name: name, label: label, measurement: measurement, categories: categories,
      nonanswers: nonanswers, values: values, origin: origin)
  }
}
