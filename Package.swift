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
    .systemLibrary(name: "CMalloc"),
    library("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    library("CNCurses", apt: "libncurses-dev", brew: "ncurses"),
    .target(name: "CNumerals"),
    module("Numerals", ["CNumerals"]),
    module("Files"),
    module("Arguments", ["Files"]),
    module("Diagnostics", ["Numerals"]),
    module("YAMLReading", ["Diagnostics", "CYAML"]),
    module("Sealing", ["CSodium"]),
    module("SQLiteSupport", ["CSQLite"]),
    module("Distributions", ["CGSL"]),
    module("Terminal", ["Diagnostics", "Files", "CNCurses"]),
    // Core
    module("SurveyStatistics", ["Distributions"]),
    module("Disclosure", ["Sealing", "CGLPK"]),
    module("QuestionnaireModel"),
    module("Microdata", ["QuestionnaireModel"]),
    // Work
    module("QuestionnaireLanguage", ["QuestionnaireModel", "YAMLReading", "Diagnostics"]),
    module("Interviewing", ["QuestionnaireModel", "Terminal"]),
    module(
      "StudyStorage",
      [
        "Interviewing", "QuestionnaireLanguage", "Microdata", "QuestionnaireModel", "Diagnostics",
        "SurveyStatistics", "SQLiteSupport", "Sealing", "Files", "CCBOR",
      ]),
    module(
      "Interchange",
      [
        "StudyStorage", "Interviewing", "SurveyStatistics", "Microdata", "QuestionnaireModel",
        "YAMLReading",
        "Diagnostics", "Sealing", "Numerals", "Files",
      ]),
    module("Comparing", ["QuestionnaireModel"]),
    module(
      "Rehearsal",
      [
        "StudyStorage", "Interviewing", "QuestionnaireLanguage", "QuestionnaireModel",
        "YAMLReading", "Diagnostics",
      ]),
    // Output
    module(
      "Fieldwork", ["StudyStorage", "Interviewing", "SurveyStatistics", "QuestionnaireModel"]),
    module(
      "Tabulation",
      [
        "SurveyStatistics", "Disclosure", "Microdata", "QuestionnaireModel",
        "QuestionnaireLanguage", "Diagnostics",
      ]),
    module(
      "PlanLanguage",
      [
        "Tabulation", "SurveyStatistics", "Disclosure", "Microdata", "QuestionnaireLanguage",
        "QuestionnaireModel", "YAMLReading", "Diagnostics",
      ]),
    module(
      "Reports",
      [
        "Tabulation", "SurveyStatistics", "Distributions", "Microdata", "Diagnostics",
        "Interchange", "Comparing", "Rehearsal", "Fieldwork", "StudyStorage", "QuestionnaireModel",
      ]),
    // Surface
    module(
      "Commands",
      [
        "Arguments", "Reports", "PlanLanguage", "Tabulation", "Disclosure", "SurveyStatistics",
        "Interchange", "StudyStorage",
        "Interviewing",
        "Rehearsal", "Comparing", "Fieldwork", "QuestionnaireLanguage", "Microdata",
        "QuestionnaireModel", "Terminal", "Sealing", "Diagnostics", "Files",
      ]),
    .executableTarget(
      name: "percept", dependencies: ["Commands", "CMalloc"], swiftSettings: strict),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Files", "Disclosure", "SurveyStatistics", "Distributions", "Tabulation", "Microdata",
        "Interviewing", "QuestionnaireLanguage", "QuestionnaireModel", "Diagnostics", "Terminal",
      ],
      swiftSettings: strict),
    // Tests
    .target(
      name: "TestSupport",
      dependencies: ["Diagnostics", "QuestionnaireModel", "Interviewing", "Files"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "CrashTesting",
      dependencies: [
        "TestSupport", "StudyStorage", "Interviewing", "QuestionnaireLanguage",
        "QuestionnaireModel", "Diagnostics", "Files",
      ],
      path: "Tests/CrashTesting", exclude: ["fault_shim.c"], swiftSettings: strict),
    .executableTarget(
      name: "crashtest", dependencies: ["CrashTesting", "Files"], path: "Tests/crashtest",
      swiftSettings: strict),
    tests("Numerals"),
    tests("Files"),
    tests("Arguments", ["Files"]),
    tests("Diagnostics", ["TestSupport"]),
    tests("YAMLReading", ["Diagnostics", "TestSupport"]),
    tests("Sealing"),
    tests("SQLiteSupport", ["TestSupport"]),
    tests("Distributions"),
    tests("Terminal", ["Files"]),
    tests("SurveyStatistics", ["Distributions"], exclude: ["Reference"]),
    tests("Disclosure"),
    tests("QuestionnaireModel"),
    tests("Microdata", ["QuestionnaireModel"]),
    tests("QuestionnaireLanguage", ["QuestionnaireModel", "Diagnostics", "TestSupport"]),
    tests(
      "Interviewing",
      [
        "QuestionnaireModel", "QuestionnaireLanguage", "Terminal", "Diagnostics", "Files",
        "TestSupport",
      ], exclude: ["FullScreen/Golden"]),
    tests(
      "StudyStorage",
      [
        "QuestionnaireModel", "QuestionnaireLanguage", "Interviewing", "Microdata", "Diagnostics",
        "SurveyStatistics", "SQLiteSupport", "Files", "TestSupport",
      ], exclude: ["Golden"]),
    tests(
      "Interchange",
      [
        "StudyStorage", "Interviewing", "SurveyStatistics", "QuestionnaireModel",
        "QuestionnaireLanguage", "Microdata", "Diagnostics", "Files", "TestSupport",
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
      "Tabulation",
      ["Disclosure", "Microdata", "SurveyStatistics", "QuestionnaireModel", "Files"],
      exclude: ["Reference"]),
    tests(
      "PlanLanguage",
      [
        "Tabulation", "SurveyStatistics", "StudyStorage", "Microdata", "QuestionnaireLanguage",
        "QuestionnaireModel", "YAMLReading", "Diagnostics", "Files", "TestSupport",
      ]),
    tests(
      "Reports",
      [
        "Tabulation", "Disclosure", "Microdata", "SurveyStatistics", "Interchange", "Rehearsal",
        "Comparing", "QuestionnaireModel", "QuestionnaireLanguage", "Diagnostics", "TestSupport",
      ]),
    tests(
      "Commands",
      [
        "Arguments", "Files", "StudyStorage", "Interviewing", "QuestionnaireModel", "Diagnostics",
        "TestSupport",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Commands", "Arguments", "Files", "StudyStorage", "Interviewing", "QuestionnaireModel",
        "Diagnostics", "CrashTesting", "TestSupport",
      ],
      exclude: ["Cases"], swiftSettings: strict),
  ]
)
