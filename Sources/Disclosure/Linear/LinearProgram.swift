import CGLPK

/// A linear program: limits of variables and of weighted sums, and the extremes within them.
///
/// It is not copyable, for it owns the library's object, and not sendable, for the library keeps
/// its state by thread.
struct LinearProgram: ~Copyable {
  /// A weighted sum and its limits.
  struct Row {
    var terms: [(variable: Int, coefficient: Double)]
    var lower: Double
    var upper: Double

    /// The terms with each variable once, as the library asks: a cell may stand twice in a sum.
    fileprivate var combinedTerms: [(variable: Int, coefficient: Double)] {
      guard Set(terms.map(\.variable)).count < terms.count else { return terms }
      let sums = Dictionary(terms.map { ($0.variable, $0.coefficient) }, uniquingKeysWith: +)
      return sums.sorted { $0.key < $1.key }.map { (variable: $0.key, coefficient: $0.value) }
    }
  }

  enum Direction { case minimum, maximum }

  private let problem: OpaquePointer
  let variables: Int
  private var hasBasis = false

  /// Makes a program of variables, each between 0 or its lower limit and its upper limit.
  init(limits: [ClosedRange<Double>], rows: [Row]) {
    // The library talks to the terminal, and keeps by thread whether it may.
    _ = glp_term_out(GLP_OFF)
    guard let problem = glp_create_prob() else { preconditionFailure("memory is exhausted") }
    self.problem = problem
    variables = limits.count
    if !limits.isEmpty { glp_add_cols(problem, Int32(limits.count)) }
    for (variable, limit) in limits.enumerated() {
      let kind = limit.lowerBound == limit.upperBound ? GLP_FX : GLP_DB
      glp_set_col_bnds(problem, Int32(variable + 1), kind, limit.lowerBound, limit.upperBound)
    }
    load(rows)
  }

  deinit { glp_delete_prob(problem) }

  private func load(_ rows: [Row]) {
    guard !rows.isEmpty else { return }
    glp_add_rows(problem, Int32(rows.count))
    // The library counts from 1 and does not look at the first element.
    var rowNumbers: [Int32] = [0]
    var columnNumbers: [Int32] = [0]
    var coefficients = [0.0]
    for (number, row) in rows.enumerated() {
      let kind =
        row.lower == row.upper
        ? GLP_FX
        : row.upper.isFinite ? (row.lower.isFinite ? GLP_DB : GLP_UP) : GLP_LO
      glp_set_row_bnds(problem, Int32(number + 1), kind, row.lower, row.upper)
      for term in row.combinedTerms {
        rowNumbers.append(Int32(number + 1))
        columnNumbers.append(Int32(term.variable + 1))
        coefficients.append(term.coefficient)
      }
    }
    glp_load_matrix(
      problem, Int32(coefficients.count - 1), rowNumbers, columnNumbers, coefficients)
  }

  mutating func setLimits(_ limits: ClosedRange<Double>, of variable: Int) {
    let kind = limits.lowerBound == limits.upperBound ? GLP_FX : GLP_DB
    glp_set_col_bnds(problem, Int32(variable + 1), kind, limits.lowerBound, limits.upperBound)
  }

  mutating func setObjective(_ coefficient: Double, of variable: Int) {
    glp_set_obj_coef(problem, Int32(variable + 1), coefficient)
  }

  /// The point at which the objective is extreme, or nil where no point keeps the limits.
  mutating func extreme(_ direction: Direction) -> [Double]? {
    glp_set_obj_dir(problem, direction == .maximum ? GLP_MAX : GLP_MIN)
    var settings = glp_smcp()
    glp_init_smcp(&settings)
    settings.msg_lev = GLP_MSG_OFF
    if !hasBasis { glp_adv_basis(problem, 0) }
    hasBasis = true
    var status = glp_simplex(problem, &settings)
    if status != 0 {
      // A basis that has become singular is made anew.
      glp_std_basis(problem)
      status = glp_simplex(problem, &settings)
    }
    guard status == 0, glp_get_status(problem) == GLP_OPT else { return nil }
    return (1...max(variables, 1)).prefix(variables).map { glp_get_col_prim(problem, Int32($0)) }
  }

  /// The point of whole numbers at which the objective is extreme, or the best that was found
  /// within a number of branches; nil where none was.
  ///
  /// It starts at the last extreme of the relaxed program.
  mutating func wholeExtreme(_ direction: Direction, branches: Int) -> [Double]? {
    wholeSearch(direction, branches: branches).best
  }

  /// The best point of whole numbers that was found within a number of branches, and whether the
  /// search came to its end, so that there is no better one.
  mutating func wholeSearch(
    _ direction: Direction, branches: Int
  ) -> (best: [Double]?, isEnded: Bool) {
    glp_set_obj_dir(problem, direction == .maximum ? GLP_MAX : GLP_MIN)
    for variable in 0..<variables { glp_set_col_kind(problem, Int32(variable + 1), GLP_IV) }
    defer {
      for variable in 0..<variables { glp_set_col_kind(problem, Int32(variable + 1), GLP_CV) }
    }
    var settings = glp_iocp()
    glp_init_iocp(&settings)
    settings.msg_lev = GLP_MSG_OFF
    var left = branches
    var outcome: Int32 = 0
    withUnsafeMutablePointer(to: &left) { left in
      settings.cb_info = UnsafeMutableRawPointer(left)
      settings.cb_func = { tree, info in
        guard let info, glp_ios_reason(tree) == GLP_ISELECT else { return }
        let left = info.assumingMemoryBound(to: Int.self)
        left.pointee -= 1
        if left.pointee < 0 { glp_ios_terminate(tree) }
      }
      outcome = glp_intopt(problem, &settings)
    }
    let status = glp_mip_status(problem)
    let isEnded = outcome == 0 && (status == GLP_OPT || status == GLP_NOFEAS)
    guard status == GLP_OPT || status == GLP_FEAS else { return (nil, isEnded) }
    return (
      (1...max(variables, 1)).prefix(variables).map { glp_mip_col_val(problem, Int32($0)) }, isEnded
    )
  }
}
