import Diagnostics
import Microdata
import QuestionnaireModel
import Reports
import Tabulation
import Testing
import Words

@Suite struct TableTextTests {
  @Test func `party by gender`() throws {
    #expect(
      BookText().render(try partyByGender()) == """
        contact by region
        contact: Gender
        region: Party identification

        ──────────────────────────────────────────────────────
                 Democrat  Independent  Republican       Total
                   %    n       %    n      %    n      %    n
        ──────────────────────────────────────────────────────
        Base         1246          566         945        2757
        Women   61.2  762    57.8  327   49.5  468   56.5 1557
        Men     38.8  484    42.2  239   50.5  477   43.5 1200
        ──────────────────────────────────────────────────────
        %: column percent; n: respondents
        Excluded: nobody

        Cramér's V = .104, 95% CI [.065, .140]
        Pearson χ²(2) = 30.07, p < .001
        Likelihood ratio G²(2) = 30.02, p < .001

        Notes
        - Expected counts: 0% of cells under 5 (0 of 6), 0 under 1; Cochran's rule asks
          for at most 20% and none.

        """)
  }

  @Test func `long labels of several scripts`() throws {
    var request = contactByRegion
    request.level = 0.9
    let table = try request.carriedOut(
      on: people(
        [[7, 27], [1, 33]],
        rows: ["Da, știam", "Da, bănuiam că este o persoană care poate fi victimă a traficului"],
        columns: ["Chișinău și împrejurimile", "都市部"],
        rowLabel: "Ați întâlnit o persoană despre care știați sau bănuiați că este victimă?",
        refusals: 3))
    #expect(
      BookText(width: 64).render(table) == """
        contact by region
        contact: Ați întâlnit o persoană despre care știați sau bănuiați
          că este victimă?

        ────────────────────────────────────────────────────────────────
                                         Chișinău și
                                       împrejurimile    都市部     Total
                                                %  n      %  n      %  n
        ────────────────────────────────────────────────────────────────
        Base                                       8        60        68
        Da, știam                            87.5  7   45.0 27   50.0 34
        Da, bănuiam că este o                12.5  1   55.0 33   50.0 34
          persoană care poate fi
          victimă a traficului
        ────────────────────────────────────────────────────────────────
        %: column percent; n: respondents
        Excluded: refused 3

        Cramér's V = .274, 90% CI [.072, .473]
        φ = .274, 90% CI [.118, .429]
        Odds ratio = 8.56, 90% CI [1.40, 52.25]
        Pearson χ²(1) = 5.10, p = .024
        Likelihood ratio G²(1) = 5.66, p = .017
        Yates χ²(1) = 3.54, p = .060
        Fisher's exact test, p = .054

        Notes
        - Expected counts: 50% of cells under 5 (2 of 4), 0 under 1;
          Cochran's rule asks for at most 20% and none.

        """)
  }

  @Test func `a weighted table wider than the page`() throws {
    var request = contactByRegion
    request.weighting = .sampling("w")
    request.tables[0].crossed?.tests = .some([.cramersV])
    request.filter = PlanCondition(
      text: "answered(contact)", condition: .answered(items: [0]), columns: ["contact"])
    let table = try request.carriedOut(
      on: people(
        [[7, 27, 3, 4], [1, 33, 5, 0]], rows: ["Yes", "No"],
        columns: ["North East", "South Muntenia", "Bucharest–Ilfov", "Abroad"], refusals: 2,
        weights: [0.5, 1.75, 0.75]))
    #expect(
      BookText(width: 56).render(table) == """
        contact by region

        ────────────────────────────────────────────────────
                            North     South
                             East  Muntenia  Bucharest–Ilfov
                             %  n      %  n             %  n
        ────────────────────────────────────────────────────
        Unweighted base         8        60                8
        Weighted base         7.3      60.0              8.3
        Effective base        6.1      46.5              6.2
        Yes               89.7  7   45.0 27          36.4  3
        No                10.3  1   55.0 33          63.6  5
        ────────────────────────────────────────────────────

        ───────────────────────────────────
                           Abroad     Total
                             %  n      %  n
        ───────────────────────────────────
        Unweighted base         4        80
        Weighted base         4.8      80.3
        Effective base        3.3      61.9
        Yes              100.0  4   51.4 41
        No                   -  -   48.6 39
        ───────────────────────────────────
        %: column percent, weighted; n: respondents, not
          weighted
        Excluded: nobody
        -: nobody

        Cramér's V = .361

        Notes
        - Filter: answered(contact); it leaves 80 of 82 rows.
        - Percentages and effect sizes are weighted by sampling
          weight 'w'. Weights are not counts of people, so tests
          and residuals that take them for such are left out.
        - Design: no strata, 82 respondents drawn singly, 79
          degrees of freedom; lonely strata: none, they would
          stop the table. Standard errors are linearized.
          Intervals of column percentages are Korn and
          Graubard's at level 0.95.

        """)
  }

  @Test func `a table of nobody`() throws {
    let table = try contactByRegion.carriedOut(
      on: people([[0]], rows: ["Yes"], columns: ["North"]))
    #expect(
      BookText().render(table) == """
        contact by region

        ──────────────────────
                North    Total
                  % n      % n
        ──────────────────────
        Base        0        0
        Yes         -        -
        ──────────────────────
        %: column percent; n: respondents
        Excluded: nobody
        -: nobody; blank: no base

        Notes
        - Nobody is in the base, so there is nothing to test.

        """)
  }

  @Test(arguments: [40, 50, 64, 80, 120])
  func `no line of a table is wider than the page`(width: Int) throws {
    let table = try contactByRegion.carriedOut(
      on: people(
        [[7, 27, 3, 4], [1, 33, 5, 0]],
        rows: ["A category with a long name that goes on and on", "都市部の人身取引被害者支援団体職員"],
        columns: ["North", "Internationalization-of-everything", "", "Nord\nOst"],
        rowLabel: "A question"))
    for line in BookText(width: width).render(table).split(separator: "\n") {
      #expect(DisplayText.width(line) <= width)
    }
  }
}
