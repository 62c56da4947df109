/// Banners joined into a few keys, so that a row is counted once for several banners.
///
/// A key numbers the combinations of its banners' categories. Items are counted against keys, and
/// each banner's table is the sum over the other banners of its key.
struct JointKeys: Sendable {
  let groups: [Group]
  /// The keys of all groups together, with one more in each for rows that are outside.
  let count: Int

  struct Group: Sendable {
    /// The banners joined, the first changing fastest.
    var members: [Int]
    /// How many categories each has, with one more for those who fall out of it.
    var sizes: [Int]
    /// The number of the group's first key.
    var start = 0

    var size: Int { sizes.reduce(1, *) }
    /// The key of rows that are outside.
    var outside: Int { start + size }
  }

  /// - Parameter limit: the most keys in a group, unless one banner alone needs more.
  init(_ banners: [CountedBanner], limit: Int) {
    var groups: [Group] = []
    let sizes = banners.map { $0.categories + 1 }
    let order = banners.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    for banner in order {
      let fitting = groups.indices.filter { groups[$0].size * sizes[banner] <= limit }
      if let fullest = fitting.max(by: { groups[$0].size < groups[$1].size }) {
        groups[fullest].members.append(banner)
        groups[fullest].sizes.append(sizes[banner])
      } else {
        groups.append(Group(members: [banner], sizes: [sizes[banner]]))
      }
    }
    // Without banners all rows have one key, which gives the total.
    if groups.isEmpty { groups.append(Group(members: [], sizes: [])) }
    var start = 0
    for group in groups.indices {
      groups[group].start = start
      start += groups[group].size + 1
    }
    self.groups = groups
    count = start
  }

  /// Joins banners so that counting so many rows, and summing over the keys afterwards, takes least.
  ///
  /// One key too many costs about as much as two rows.
  static func best(_ banners: [CountedBanner], rows: Int) -> JointKeys {
    let candidates = [1, 32, 64, 128, 256, 512, 1_024].map { JointKeys(banners, limit: $0) }
    func cost(_ keys: JointKeys) -> Int {
      let segments = (rows + BookCounter.segmentLength - 1) / BookCounter.segmentLength
      return keys.groups.count * rows + keys.count * segments * 12
    }
    return candidates.min { cost($0) < cost($1) } ?? JointKeys(banners, limit: 1)
  }
}
