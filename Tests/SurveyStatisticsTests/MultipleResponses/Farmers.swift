/// Kansas farmers who could tick several answers; Loughin & Scherer 1998, Bilder & Loughin 2007.
///
/// The published tables of single options, from the package MRCV 0.4; how the options of one farmer go
/// together is not published, and is made up here.
enum Farmers {
  /// Farmers of each education.
  private static let educations = [88, 16, 31, 113, 14]
  /// How many of each education named each source of veterinary information.
  private static let namings = [
    [19, 38, 29, 47, 40], [2, 6, 8, 8, 4], [1, 13, 10, 17, 14], [19, 29, 40, 53, 29],
    [3, 4, 8, 6, 6],
  ]
  static let education = educations.enumerated().flatMap {
    Array(repeating: $0.offset, count: $0.element)
  }
  static let sources = zip(educations, namings).flatMap { count, named in
    (0..<count).map { farmer in named.map { farmer < $0 } }
  }

  /// Testing for a contaminant by storing waste in a way, no and yes, with the published X² and
  /// p, but for the pair with an empty cell.
  static let contaminantsByStorage: [([[Int]], Double, Double)] = [
    ([[123, 116], [13, 27]], 4.93, 0.3163), ([[175, 64], [24, 16]], 2.93, 1),
    ([[156, 83], [38, 2]], 14.29, 0.0019), ([[228, 11], [38, 2]], 0.01, 1),
    ([[128, 121], [8, 22]], 6.56, 0.1253), ([[181, 68], [18, 12]], 2.11, 1),
    ([[165, 84], [29, 1]], 11.68, 0.0076), ([[237, 12], [29, 1]], 0.13, 1),
    ([[134, 124], [2, 19]], 13.98, 0.0022), ([[184, 74], [15, 6]], 0.00, 1),
    ([[174, 84], [20, 1]], 7.08, 0.0934),
  ]

  /// The one pair with an empty cell.
  static let saltByHoldingTank = [[245, 13], [21, 0]]

  /// The farmers of a table of two options.
  static func people(_ table: [[Int]]) -> [(Bool, Bool)] {
    [(0, 0), (0, 1), (1, 0), (1, 1)].flatMap { row, column in
      Array(repeating: (row == 1, column == 1), count: table[row][column])
    }
  }
}
