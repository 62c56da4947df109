import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation

/// The keys of the plan language, mapping by mapping.
enum PlanSchema {
  static let plan = KeyTable(
    "a plan",
    [
      .required("plan", .scalar(.name), "The plan's name."),
      .optional("title", .scalar(.prose), "The title of the book."),
      .optional("questionnaire", .scalar(.name), "The questionnaire that the data answer."),
      .optional(
        "version", .scalar(.version),
        "The one version whose interviews count; all that go together."),
      .optional("language", .scalar(.text), "The language of the labels; the first by default."),
      .optional("where", .scalar(.condition), "The respondents that every table is about."),
      .optional("weight", .scalar(.reference), "A sampling weight."),
      .optional("frequency", .scalar(.reference), "How many respondents each row stands for."),
      .optional(
        "design", .wordOrMapping(["questionnaire"]),
        "How the sample was drawn; 'questionnaire' takes the items of these roles."),
      .optional("level", .scalar(.expression), "The confidence level of intervals; 0.95."),
      .optional("items", .mapping, "What the columns of a CSV file are, by name."),
      .optional("sets", .mapping, "Columns that are the options of one question, by name."),
      .optional("derived", .mapping, "Items made of others, by name."),
      .optional("records", .mapping, "Records of which a respondent may have several."),
      .optional("banners", .mapping, "Columns of tables, by name."),
      .optional("families", .mapping, "Tests that are adjusted together, by name."),
      .optional("banner", .scalar(.reference), "The banner of tables that name none."),
      .optional("nonanswers", .word(nonanswers), "What becomes of 'don't know' and the like; out."),
      .optional("cells", .words(cells), "What cells show where a table does not say it."),
      .optional("tests", .wordOrMapping(notations), "The tests of tables that do not say it."),
      .optional("minimum_base", .mapping, "The bases below which nothing is tested or trusted."),
      .required("tables", .list, "The tables, in the order of the book."),
      .optional("hypotheses", .mapping, "Claims fixed before the data are looked at, by name."),
      .optional("suppression", .mapping, "Which cells may not be published."),
      .optional("waves", .mapping, "Waves that are compared."),
      .optional("allowed", .list, "Warnings that are allowed, each with a reason."),
    ])

  static let design = KeyTable(
    "a design",
    [
      .optional(
        "from", .word(["questionnaire"]), "Who names the weight, the strata and the clusters."),
      .optional("strata", .words([]), "The items of the strata, stage by stage."),
      .optional("clusters", .words([]), "The items of the clusters, stage by stage."),
      .optional("populations", .words([]), "The items of the sizes of strata, stage by stage."),
      .optional("nested", .scalar(.yesNo), "Whether each stratum numbers its clusters on its own."),
      .optional("lonely", .word(lonely), "What a stratum with one cluster adds; fail by default."),
    ])

  static let item = KeyTable(
    "a column",
    [
      .optional("label", .scalar(.prose), "What tables call it; its name by default."),
      .optional("measure", .word(measures), "What its answers are; numbers without labels count."),
      .optional("categories", .mappings, "Its answers in order: codes with labels, or codes."),
      .optional("nonanswers", .mappings, "Which codes are no answers: each with its kind."),
      .optional("reversed", .scalar(.yesNo), "Whether agreement means less; no."),
    ])

  static let nonanswer = KeyTable(
    "a non-answer",
    [
      .required("kind", .word(nonanswerKinds), "What kind of non-answer it is."),
      .optional("label", .scalar(.prose), "What tables call it."),
    ])

  static let responseSet = KeyTable(
    "a set",
    [
      .optional("label", .scalar(.prose), "What tables call it; its name by default."),
      .optional("columns", .words([]), "The columns that each stand for an option."),
      .optional("list", .scalar(.reference), "The one column that lists the options chosen."),
      .optional("separator", .scalar(.text), "What stands between the options of a list; ;."),
      .optional("options", .mappings, "The options of a list in order, with labels or without."),
      .optional("chosen", .words([]), "What columns hold where the option was chosen."),
      .optional("not_chosen", .words([]), "What they hold where it was not; all else by default."),
      .optional("blank", .word(blanks), "What an empty cell means."),
    ])

  static let derived = KeyTable(
    "a derived item",
    [
      .optional("label", .scalar(.prose), "What tables call it; its name by default."),
      .optional("recode", .scalar(.reference), "The item whose categories are put together."),
      .optional("bands", .scalar(.reference), "The item whose numbers are cut into bands."),
      .optional("top", .scalar(.reference), "The item of which the highest categories are taken."),
      .optional("bottom", .scalar(.reference), "The item of which the lowest are taken."),
      .optional("count", .scalar(.integer), "How many categories top and bottom take; 2."),
      .optional("any", .scalar(.reference), "The multiple item of which any option is enough."),
      .optional("options", .words([]), "The options of which any is enough; all by default."),
      .optional(
        "condition", .scalar(.condition), "The condition that the item tells the truth of."),
      .optional("index", .words([]), "The questionnaire's index, or the items, to be scored."),
      .optional("method", .word(methods), "How listed items are scored; by their mean."),
      .optional("valid", .scalar(.integer), "How many of the listed items need a value; all."),
      .optional("into", .mapping, "The categories made, in order, or the bands."),
      .optional(
        "ordered", .scalar(.yesNo), "Whether the order of recoded categories means something."),
      .optional("labels", .list, "What 'yes' and 'no' are called, in this order."),
    ])

  static let category = KeyTable(
    "a category made",
    [
      .optional("label", .scalar(.prose), "What tables call it; its name by default."),
      .optional("from", .words([]), "The categories it is made of."),
      .optional("range", .scalar(.range), "The numbers of the band, such as 18..29."),
    ])

  static let records = KeyTable(
    "a set of records",
    [
      .optional("roster", .scalar(.reference), "The roster whose passes are records."),
      .optional("vignettes", .scalar(.reference), "The vignettes that are records."),
      .optional("label", .scalar(.prose), "What tables call the pass; the set's name by default."),
    ])

  static let banner = KeyTable(
    "a banner",
    [
      .optional("title", .scalar(.prose), "The title; the name by default."),
      .optional("total", .scalar(.yesNo), "Whether a column of everybody goes first; yes."),
      .required("columns", .list, "Items side by side; a list in the list nests its items."),
    ])

  static let column = KeyTable(
    "an item of a banner",
    [
      .optional("item", .scalar(.reference), "The item."),
      .optional("responses", .words([]), "A multiple item whose options are columns."),
      .optional("categories", .words([]), "The categories shown, in order."),
    ])

  static let table = KeyTable(
    "a table",
    [
      .required("id", .scalar(.name), "The table's name."),
      .optional("title", .scalar(.prose), "The title; the item's text by default."),
      .optional("item", .scalar(.reference), "The item whose categories are the rows."),
      .optional("grid", .words([]), "A battery, or items of one scale, as one table."),
      .optional("responses", .words([]), "A multiple item, or columns of yes and no."),
      .optional("ranking", .scalar(.reference), "A ranking item."),
      .optional("banner", .scalar(.reference), "The banner; 'none' for everybody alone."),
      .optional("where", .scalar(.condition), "The respondents that it is about."),
      .optional("base", .scalar(.prose), "Whom it is about, in words."),
      .optional("records", .scalar(.reference), "The set of records that it counts."),
      .optional("categories", .words([]), "The categories shown, in order."),
      .optional("nets", .mapping, "Categories counted as one, by name."),
      .optional("summaries", .words(summaries), "Numbers below the categories."),
      .optional("scores", .mapping, "The numbers that categories stand for."),
      .optional("show", .scalar(.reference), "What a grid shows: categories, a summary, or a net."),
      .optional("of", .word(bases), "What percentages of multiple answers are shares of."),
      .optional("ranks", .words([]), "What is shown of ranks: numbers of first places, 'mean'."),
      .optional("nonanswers", .word(nonanswers), "What becomes of 'don't know' and the like."),
      .optional("cells", .words(cells), "What cells show."),
      .optional("tests", .wordOrMapping(notations), "The tests."),
      .optional("minimum_base", .mapping, "The bases below which nothing is tested or trusted."),
    ])

  static let net = KeyTable(
    "a net",
    [
      .optional("label", .scalar(.prose), "What tables call it; its name by default."),
      .optional("of", .words([]), "The categories or options counted as one."),
      .optional("top", .scalar(.integer), "How many of the highest categories it takes."),
      .optional("bottom", .scalar(.integer), "How many of the lowest categories it takes."),
    ])

  static let tests = KeyTable(
    "the tests of a table",
    [
      .optional("compare", .word(notations), "How differing columns are marked; letters."),
      .optional("profile", .word(profiles), "Whose conventions are followed; market."),
      .optional("levels", .words([]), "One or two levels, the stricter first; 0.05."),
      .optional("adjust", .word(PlanAdjustment.words), "How comparisons in a row are adjusted."),
      .optional("family", .scalar(.reference), "The family that its test of independence is of."),
      .optional("overlap", .scalar(.yesNo), "Whether overlap of columns is corrected for; yes."),
      .optional("total", .scalar(.yesNo), "Whether columns are compared with the total; no."),
      .optional("omnibus", .scalar(.yesNo), "Whether each group of columns has a test; yes."),
    ])

  static let minimumBase = KeyTable(
    "a minimum base",
    [
      .optional("test", .scalar(.integer), "Smaller effective bases are not tested; 30."),
      .optional("flag", .scalar(.integer), "Smaller effective bases are flagged; 100."),
    ])

  static let family = KeyTable(
    "a family",
    [
      .optional("title", .scalar(.prose), "What notes call it; its name by default."),
      .required("adjust", .word(PlanAdjustment.words), "How its tests are adjusted."),
    ])

  static let hypothesis = KeyTable(
    "a hypothesis",
    [
      .required("says", .scalar(.prose), "The claim in words."),
      .required("item", .scalar(.reference), "The item that is compared."),
      .optional("share", .words([]), "The categories whose share is compared; else the mean."),
      .required("by", .scalar(.reference), "The item that makes the groups."),
      .required("groups", .list, "The two groups that are compared, the first one first."),
      .required("direction", .word(directions), "How the first stands to the second."),
      .required("margin", .scalar(.expression), "The smallest difference that matters."),
      .optional("family", .scalar(.reference), "The family that its test is of."),
    ])

  static let suppression = KeyTable(
    "suppression rules",
    [
      .optional("open", .scalar(.integer), "The smallest count shown of open items; none."),
      .optional("sensitive", .scalar(.integer), "The smallest count shown of sensitive items."),
      .optional("identifying", .scalar(.integer), "The smallest count of identifying items."),
      .optional("survivors", .scalar(.yesNo), "Whether the respondents are survivors."),
      .optional(
        "exclusions", .scalar(.yesNo), "Whether few who are left out of a base count; yes."),
      .optional("dominance", .mapping, "Which sums and means of numbers few respondents make up."),
      .optional(
        "percentage_base", .scalar(.integer), "The smallest base of a percentage shown; 20."),
    ])

  static let dominance = KeyTable(
    "rules of dominance",
    [
      .optional("open", .mapping, "The rules for numbers of open items; none."),
      .optional("sensitive", .mapping, "The rules for numbers of sensitive items."),
      .optional("identifying", .mapping, "The rules for numbers of identifying items."),
    ])

  static let dominanceRules = KeyTable(
    "the rules of dominance of a class",
    [
      .optional("largest", .scalar(.integer), "How many respondents may not make up the share."),
      .optional("share", .scalar(.expression), "The share of a sum that they may make up."),
      .optional(
        "percent", .scalar(.expression), "How closely nobody may know the largest number."),
    ])

  static let waves = KeyTable(
    "the waves",
    [
      .optional(
        "item", .scalar(.reference), "The item of the waves; that with the role by default."),
      .optional("forced", .scalar(.prose), "Why items that differ are compared all the same."),
    ])

  static let allowance = KeyTable(
    "an allowance",
    [
      .required("code", .scalar(.text), "The code of the warning."),
      .required("reason", .scalar(.prose), "Why the warning does no harm here."),
    ])

  static let measures = ["nominal", "ordinal", "number"]
  static let nonanswerKinds = [
    Nonanswer.dontKnow, .refused, .notApplicable, .notAsked, .missing,
  ].map(\.rawValue)
  static let blanks = [OptionColumn.Blank.notChosen, .missing].map(\.rawValue)
  static let methods = [CompositeIndex.Method.mean, .sum].map(\.rawValue)
  static let nonanswers = NonanswerRule.allCases.map(\.rawValue)
  static let cells = CellStatistic.allCases.map(\.rawValue)
  static let summaries = Summary.allCases.map(\.rawValue)
  static let notations = ComparisonNotation.allCases.map(\.rawValue)
  static let profiles = TestProfile.allCases.map(\.rawValue)
  static let bases = ResponseBase.allCases.map(\.rawValue)
  static let directions = Hypothesis.Direction.allCases.map(\.rawValue)
  static let lonely = ["fail", "certainty", "adjust", "average"]
}
