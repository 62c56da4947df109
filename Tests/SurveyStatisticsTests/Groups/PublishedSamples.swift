/// Samples from the literature that several tests share.
enum PublishedSamples {
  /// Extra hours of sleep under two drugs, ten patients; Student 1908, R's `sleep`.
  static let firstDrug = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
  static let secondDrug = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  /// Dried weight of plants under control and two treatments; Dobson 1983, R's `PlantGrowth`.
  static let plants = [
    [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14],
    [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
    [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26],
  ]
  /// Daily ozone in New York, May to September 1973; R's `airquality`, missing days left out.
  static let ozone: [[Double]] = [
    [
      41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45,
      115, 37,
    ],
    [29, 71, 39, 23, 21, 37, 20, 12, 13],
    [
      135, 49, 32, 64, 40, 77, 97, 97, 85, 10, 27, 7, 48, 35, 61, 79, 63, 16, 80, 108, 20, 52, 82,
      50, 64, 59,
    ],
    [
      39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76,
      118, 84, 85,
    ],
    [
      96, 78, 73, 91, 47, 32, 20, 23, 21, 24, 44, 21, 28, 9, 13, 46, 18, 13, 24, 16, 13, 23, 36, 7,
      14, 30, 14, 18, 20,
    ],
  ]
  /// Permeability of membranes at term and at 12 to 26 weeks; Hollander & Wolfe 1973, page 69.
  static let membranesAtTerm = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
  static let membranesEarly = [1.15, 0.88, 0.90, 0.74, 1.21]
  /// Depression before and after tranquilizer, nine patients; Hollander & Wolfe 1973, page 29.
  static let depressionBefore = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
  static let depressionAfter = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
  /// Half-time of mucociliary clearance in three groups; Hollander & Wolfe 1973, page 115.
  static let clearance = [
    [2.9, 3.0, 2.5, 2.6, 3.2], [3.8, 2.7, 4.0, 2.4], [2.8, 3.4, 3.7, 2.2, 2.0],
  ]
  /// Pieces assembled without, with rough and with exact goals; Hollander & Wolfe 1973, page 121.
  static let motivation: [[Double]] = [
    [40, 35, 38, 43, 44, 41], [38, 40, 47, 44, 40, 42], [48, 40, 45, 43, 46, 44],
  ]
  /// Pain after two treatments; Brunner & Munzel 2000, SciPy's example.
  static let painFirst: [Double] = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
  static let painSecond: [Double] = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
  /// Times of 22 players rounding first base in three ways; Hollander & Wolfe 1973, page 140.
  static let roundingBases = [
    [5.40, 5.50, 5.55], [5.85, 5.70, 5.75], [5.20, 5.60, 5.50], [5.55, 5.50, 5.40],
    [5.90, 5.85, 5.70], [5.45, 5.55, 5.60], [5.40, 5.40, 5.35], [5.45, 5.50, 5.35],
    [5.25, 5.15, 5.00], [5.85, 5.80, 5.70], [5.25, 5.20, 5.10], [5.65, 5.55, 5.45],
    [5.60, 5.35, 5.45], [5.05, 5.00, 4.95], [5.50, 5.50, 5.40], [5.45, 5.55, 5.50],
    [5.55, 5.55, 5.35], [5.45, 5.50, 5.55], [5.50, 5.45, 5.25], [5.65, 5.60, 5.40],
    [5.70, 5.65, 5.55], [6.30, 6.30, 6.25],
  ]
  /// Hunter L values and panel scores of nine lots of tuna; Hollander & Wolfe 1973, page 185.
  static let tunaLightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
  static let tunaScore = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
}

/// Certified data sets for analysis of variance; NIST StRD, itl.nist.gov/div898/strd.
enum CertifiedSamples {
  /// Resistivity of silicon wafers, SiRstv.
  static let silicon = [
    [196.3052, 196.1240, 196.1890, 196.2569, 196.3403],
    [196.3042, 196.3825, 196.1669, 196.3257, 196.0422],
    [196.1303, 196.2005, 196.2889, 196.0343, 196.1811],
    [196.2795, 196.1748, 196.1494, 196.1485, 195.9885],
    [196.2119, 196.1051, 196.1850, 196.0052, 196.2090],
  ]
  /// Atomic weight of silver, AtmWtAg; seven leading digits are shared.
  static let silver = [
    [
      107.8681568, 107.8681465, 107.8681572, 107.8681785, 107.8681446, 107.8681903,
      107.8681526, 107.8681494, 107.8681616, 107.8681587, 107.8681519, 107.8681486,
      107.8681419, 107.8681569, 107.8681508, 107.8681672, 107.8681385, 107.8681518,
      107.8681662, 107.8681424, 107.8681360, 107.8681333, 107.8681610, 107.8681477,
    ],
    [
      107.8681079, 107.8681344, 107.8681513, 107.8681197, 107.8681604, 107.8681385,
      107.8681642, 107.8681365, 107.8681151, 107.8681082, 107.8681517, 107.8681448,
      107.8681198, 107.8681482, 107.8681334, 107.8681609, 107.8681101, 107.8681512,
      107.8681469, 107.8681360, 107.8681254, 107.8681261, 107.8681450, 107.8681368,
    ],
  ]
  /// Simon & Lesage's generated data, SmLs01 and SmLs04: nine treatments of 21 observations around an
  /// origin, whose F is 21 whatever the origin.
  static func simonLesage(origin: Double) -> [[Double]] {
    let centers: [Double] = [4, 3, 5, 3, 5, 3, 5, 3, 5]
    return centers.map { center in
      let around = (0..<10).flatMap { _ in [center - 1, center + 1] }
      return ([center] + around).map { origin + $0 / 10 }
    }
  }
}
