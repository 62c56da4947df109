// swift-tools-version: 6.2
import PackageDescription

/// Continuous integration refuses warnings; a newer compiler's warnings stop nobody else.
let refusesWarnings = Context.environment["PERCEPT_WARNINGS_AS_ERRORS"] != nil

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: refusesWarnings ? .error : .warning),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the staircase: it imports only what stands below it.
func module(_ name: String, _ below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: strict)
}

/// A system library, and the packages that bring it on Debian and with Homebrew.
func library(_ name: String, pkgConfig: String? = nil, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

func tests(
  _ subject: String, _ others: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(subject)Tests", dependencies: [.init(stringLiteral: subject)] + others,
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "percept",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "percept", targets: ["percept"])],
  targets: [
    // Base
    library("CGSL", pkgConfig: "gsl", apt: "libgsl-dev", brew: "gsl"),
    library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
    library("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev", brew: "libsodium"),
    library("CCBOR", pkgConfig: "libcbor", apt: "libcbor-dev", brew: "libcbor"),
    // GLPK has no file for pkg-config; its header and library stand where the compiler looks.
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
    // Nor has Debian's ReadStat.
    .systemLibrary(
      name: "CReadStat", providers: [.apt(["libreadstat-dev"]), .brew(["readstat"])]),
    .systemLibrary(name: "CMalloc"),
    library("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    library("CNCurses", apt: "libncurses-dev", brew: "ncurses"),
    .target(name: "CNumerals"),
    module("Numerals", ["CNumerals"]),
    module("Words"),
    module("Threads"),
    module("Files", ["Words"]),
    module("Arguments", ["Words", "Files"]),
    module("Diagnostics", ["Numerals", "Words"]),
    module("YAMLReading", ["Diagnostics", "CYAML"]),
    module("Sealing", ["CSodium"]),
    module("SQLiteSupport", ["CSQLite"]),
    module("Distributions", ["CGSL"]),
    module("Terminal", ["Diagnostics", "CNCurses", "Words", "Files"]),
    // Core
    module("SurveyStatistics", ["Distributions", "Threads"]),
    module("Disclosure", ["Sealing", "CGLPK"]),
    module("QuestionnaireModel", ["Words"]),
    module("Microdata", ["QuestionnaireModel", "Words"]),
    // Work
    module("QuestionnaireLanguage", ["QuestionnaireModel", "YAMLReading", "Diagnostics", "Words"]),
    module("Interviewing", ["QuestionnaireModel", "Words"]),
    module(
      "InterviewScreens",
      ["Interviewing", "QuestionnaireModel", "Terminal", "Diagnostics", "Words"]),
    module("Comparing", ["QuestionnaireModel"]),
    module(
      "StudyStorage",
      [
        "Interviewing", "Comparing", "QuestionnaireLanguage", "Microdata", "QuestionnaireModel",
        "Diagnostics", "SurveyStatistics", "SQLiteSupport", "Sealing", "Files", "CCBOR", "Words",
      ]),
    module("Formats", ["CReadStat", "Files"]),
    module(
      "Interchange",
      [
        "Formats", "StudyStorage", "Interviewing", "SurveyStatistics", "Microdata",
        "QuestionnaireModel",
        "YAMLReading", "Diagnostics", "Sealing", "Numerals", "Files", "Words",
      ]),
    module(
      "Rehearsal",
      ["StudyStorage", "Interviewing", "QuestionnaireModel", "YAMLReading", "Diagnostics", "Words"]),
    // Output
    module(
      "Fieldwork",
      ["StudyStorage", "Interviewing", "SurveyStatistics", "QuestionnaireModel", "Words"]),
    module(
      "Tabulation",
      [
        "SurveyStatistics", "Disclosure", "Microdata", "QuestionnaireModel", "Diagnostics",
        "Threads", "Words",
      ]),
    module(
      "PlanLanguage",
      [
        "Tabulation", "SurveyStatistics", "Disclosure", "Microdata", "QuestionnaireLanguage",
        "QuestionnaireModel", "YAMLReading", "Diagnostics", "Words",
      ]),
    module(
      "Reports",
      [
        "Tabulation", "SurveyStatistics", "Threads", "Microdata", "Diagnostics", "Interchange",
        "Comparing", "Rehearsal", "Fieldwork", "StudyStorage", "QuestionnaireModel", "Files",
        "Words",
      ]),
    // Surface
    module(
      "Commands",
      [
        "Arguments", "Reports", "PlanLanguage", "Tabulation", "Disclosure", "SurveyStatistics",
        "Formats", "Interchange", "StudyStorage", "InterviewScreens", "Interviewing", "Rehearsal",
        "Comparing", "Fieldwork",
        "QuestionnaireLanguage", "Microdata", "QuestionnaireModel", "Terminal", "Sealing",
        "Diagnostics", "Files", "Words",
      ]),
    .executableTarget(
      name: "percept", dependencies: ["Commands", "CMalloc"], swiftSettings: strict),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Files", "Disclosure", "SurveyStatistics", "Distributions", "Tabulation", "Microdata",
        "InterviewScreens", "Interviewing", "QuestionnaireLanguage", "QuestionnaireModel",
        "Diagnostics", "Terminal",
      ],
      swiftSettings: strict),
    // Tests
    .target(
      name: "TestSupport",
      dependencies: ["Diagnostics", "QuestionnaireModel", "Interviewing", "Files", "Words"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "CrashTesting",
      dependencies: [
        "TestSupport", "StudyStorage", "Interviewing", "QuestionnaireLanguage",
        "QuestionnaireModel", "Diagnostics", "Files", "Words",
      ],
      path: "Tests/CrashTesting", exclude: ["fault_shim.c"], swiftSettings: strict),
    .executableTarget(
      name: "crashtest", dependencies: ["CrashTesting", "Files"], path: "Tests/crashtest",
      swiftSettings: strict),
    tests("Numerals"),
    tests("Words"),
    tests("Threads"),
    tests("Files"),
    tests("Arguments", ["Files"]),
    tests("Diagnostics", ["TestSupport", "Words"]),
    tests("YAMLReading", ["Diagnostics", "TestSupport"]),
    tests("Sealing"),
    tests("SQLiteSupport"),
    tests("Distributions"),
    tests("Terminal", ["Files"]),
    tests("SurveyStatistics", ["Distributions"], exclude: ["Reference"]),
    tests("Disclosure"),
    tests("QuestionnaireModel", ["Words"]),
    tests("Microdata", ["QuestionnaireModel"]),
    tests(
      "QuestionnaireLanguage",
      ["QuestionnaireModel", "YAMLReading", "Diagnostics", "TestSupport", "Words"]),
    tests(
      "Interviewing",
      [
        "InterviewScreens", "QuestionnaireModel", "QuestionnaireLanguage", "Terminal",
        "Diagnostics", "Files", "TestSupport", "Words",
      ], exclude: ["FullScreen/Golden"]),
    tests(
      "StudyStorage",
      [
        "QuestionnaireModel", "QuestionnaireLanguage", "Interviewing", "Microdata", "Diagnostics",
        "Comparing", "SurveyStatistics", "SQLiteSupport", "Sealing", "Files", "TestSupport",
        "Words",
      ], exclude: ["Golden"]),
    tests("Formats", ["Files"], exclude: ["Foreign"]),
    tests(
      "Interchange",
      [
        "Formats", "StudyStorage", "Interviewing", "SurveyStatistics", "QuestionnaireModel",
        "QuestionnaireLanguage", "Microdata", "Diagnostics", "Files", "TestSupport", "Words",
      ]),
    tests("Comparing", ["QuestionnaireModel", "QuestionnaireLanguage", "Diagnostics"]),
    tests(
      "Rehearsal",
      [
        "StudyStorage", "Interviewing", "QuestionnaireModel", "QuestionnaireLanguage",
        "Diagnostics", "Microdata", "Files", "TestSupport",
      ]),
    tests(
      "Fieldwork",
      ["StudyStorage", "Interviewing", "SurveyStatistics", "QuestionnaireModel", "TestSupport"]),
    tests(
      "Tabulation", ["Disclosure", "Microdata", "SurveyStatistics", "QuestionnaireModel", "Files"],
      exclude: ["Reference"]),
    tests(
      "PlanLanguage",
      [
        "Tabulation", "SurveyStatistics", "StudyStorage", "QuestionnaireLanguage",
        "QuestionnaireModel", "Diagnostics", "Files", "TestSupport", "Microdata",
      ]),
    tests(
      "Reports",
      [
        "Tabulation", "Disclosure", "Microdata", "SurveyStatistics", "Interchange", "Rehearsal",
        "QuestionnaireModel", "QuestionnaireLanguage", "Diagnostics", "Files", "TestSupport",
        "Words",
      ]),
    tests(
      "Commands",
      [
        "Arguments", "Files", "Interviewing", "QuestionnaireModel", "SQLiteSupport", "StudyStorage",
        "Tabulation", "Words",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Commands", "Arguments", "Files", "StudyStorage", "Interviewing", "QuestionnaireModel",
        "Diagnostics", "CrashTesting", "TestSupport", "Words",
      ],
      exclude: ["Cases"], swiftSettings: strict),
  ]
)
