/// The words of one language that the checks of wording know.
struct WordLists: Sendable {
  /// Words and phrases that judge victims; `*` stands for any ending.
  let loaded: [Phrase]
  /// Words that deny.
  let negations: Set<String>
  /// Words between which a negation denies another one; none where any two in a clause do.
  let negationBridges: Set<String>
  /// Words that join two things asked about.
  let conjunctions: Set<String>
  /// Words that begin each of two joined things: "the police and the courts".
  let repeated: Set<String>
  /// Opposite words of scales, the positive one first; `*` stands for any ending.
  let opposites: [(positive: [Phrase], negative: [Phrase])]
  /// Words of the neutral middle of a scale.
  let neutral: [Phrase]

  /// The lists of a language by its tag: those of `pt` serve `pt-BR`.
  static func of(_ tag: String) -> WordLists? {
    lists[tag] ?? lists[String(tag.prefix { $0 != "-" })]
  }

  private static let lists = ["en": english, "ro": romanian]

  private static let english = WordLists(
    loaded: [
      "prostitute", "prostitutes", "whore*", "hooker*", "slut*", "sex slave*", "junkie*",
      "illegal immigrant*", "illegal migrant*", "illegals", "gypsy", "gypsies", "asked for it",
      "asking for it", "fallen woman", "fallen women", "child prostitut*",
    ],
    negations: [
      "not", "never", "nobody", "nothing", "none", "no", "cannot", "nor", "don't", "doesn't",
      "didn't", "isn't", "aren't", "wasn't", "weren't", "won't", "wouldn't", "can't", "couldn't",
      "shouldn't", "hasn't", "haven't", "hadn't",
    ],
    negationBridges: [], conjunctions: ["and"],
    repeated: [
      "the", "my", "your", "their", "his", "her", "our", "with", "by", "from", "to", "that", "i",
      "they", "you", "how", "whether", "are", "is", "was", "were",
    ],
    opposites: [
      (["agree*"], ["disagree*"]), (["satisfied"], ["dissatisfied", "unsatisfied"]),
      (["likely"], ["unlikely"]), (["good"], ["bad", "poor"]), (["important"], ["unimportant"]),
      (["safe"], ["unsafe"]), (["easy"], ["difficult", "hard"]), (["better"], ["worse"]),
    ],
    neutral: ["neither", "neutral"])

  private static let romanian = WordLists(
    loaded: [
      "prostituat*", "curvă", "curva", "curve", "curvele", "târf*", "țigan*", "drogat*",
      "imigrant ilegal", "imigranți ilegali", "imigranții ilegali", "migranți ilegali",
      "migranții ilegali", "și-a căutat-o", "și-a cerut-o", "sclav* sexual*",
    ],
    negations: ["nu", "n"], negationBridges: ["că", "să"], conjunctions: ["și"],
    repeated: [
      "la", "cu", "de", "pe", "că", "în", "din", "prin", "pentru", "cât", "dacă", "este", "sunt",
      "mi", "au", "a",
    ],
    opposites: [
      (["acord"], ["dezacord"]), (["mulțumit*"], ["nemulțumit*"]),
      (["probabil"], ["improbabil", "puțin probabil"]),
      (["bun*"], ["slab*", "proast*", "rău", "rea"]),
      (["important*"], ["neimportant*"]), (["ușor"], ["greu", "dificil*"]),
      (["sigur*"], ["nesigur*"]), (["bine"], ["rău"]),
    ],
    neutral: ["nici", "neutru", "neutră"])
}
