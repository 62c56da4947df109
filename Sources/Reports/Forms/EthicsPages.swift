import QuestionnaireModel

/// What protects the people asked, as pages in one language: before the questions, and after them.
struct EthicsPages {
  struct Page: Hashable {
    let title: String
    /// What is to be ticked, read or done, in order.
    let lines: [String]
    /// Whether each line has a box to tick.
    var isChecklist = false
  }

  private let questionnaire: Questionnaire
  private let language: Language

  init(_ questionnaire: Questionnaire, in language: Language) {
    self.questionnaire = questionnaire
    self.language = language
  }

  /// The safety list and the consent page.
  var before: [Page] { [safety, consent].compactMap(\.self) }

  /// Minors, distress, the question at a stop, and the support card.
  var after: [Page] { [minors, distress, stop, support].compactMap(\.self) }

  private var ethics: Ethics { questionnaire.ethics }

  private func say(_ english: String, _ romanian: String) -> String {
    language.rawValue.hasPrefix("ro") ? romanian : english
  }

  private var safety: Page? {
    guard !ethics.safety.isEmpty else { return nil }
    let no = say("If not", "Dacă nu")
    return Page(
      title: say("Before the interview", "Înainte de interviu"),
      lines: ethics.safety.map {
        "\($0.text.onPaper(in: language)) – \(no): \($0.otherwise.onPaper(in: language))"
      }, isChecklist: true)
  }

  /// The consents in their order with what limits confidentiality; the version is part of its title.
  private var consent: Page? {
    guard let plan = ethics.consent else { return nil }
    let items = plan.items.map { item in
      let consent = questionnaire.items[item]
      let options = consent.type.optionList?.options.map { $0.label.onPaper(in: language) } ?? []
      return
        "\(consent.id): \(consent.text.onPaper(in: language)) [\(options.joined(separator: " / "))]"
    }
    let check = plan.comprehension.map { check in
      let wrong = say("If it was not understood", "Dacă nu s-a înțeles")
      return "\(questionnaire.items[check.item].id): "
        + "\(questionnaire.items[check.item].text.onPaper(in: language)) – \(wrong): "
        + check.wrong.onPaper(in: language)
    }
    return Page(
      title: say("Consent", "Consimțământ") + " – \(questionnaire.id), "
        + "\(FormPhrase.version.text(in: language)) \(questionnaire.version), \(language)",
      lines: ethics.duties.map { $0.onPaper(in: language) } + items + (check.map { [$0] } ?? []))
  }

  private var minors: Page? {
    guard let rule = ethics.minors else { return nil }
    let approved = rule.protocolID.map { [say("Protocol", "Protocol") + " \($0)"] } ?? []
    return Page(
      title: say("Minors", "Minori"), lines: [rule.then.onPaper(in: language)] + approved)
  }

  private var distress: Page? {
    guard let plan = ethics.distress else { return nil }
    return Page(
      title: say("At distress", "La suferință"),
      lines: [
        "\(say("Read", "Citiți")): \(plan.words.onPaper(in: language))",
        "\(say("Offer", "Oferiți")): \(plan.offer.onPaper(in: language))",
        "\(say("Stop when", "Când vă opriți")): \(plan.stopRule.onPaper(in: language))",
      ])
  }

  private var stop: Page? {
    ethics.stop.map {
      Page(title: say("At a stop", "La oprire"), lines: [$0.onPaper(in: language)])
    }
  }

  private var support: Page? {
    guard let support = ethics.support else { return nil }
    let lines = support.lines.map { line in
      let facts =
        [line.purpose.onPaper(in: language), line.hours.onPaper(in: language)]
        + [line.county].compactMap(\.self) + [
          line.languages.map(\.rawValue).joined(separator: ", ")
        ]
      return "\(line.phone) – \(line.name.onPaper(in: language)) (\(facts.joined(separator: "; ")))"
    }
    let verified = support.verified.map { ["\(say("Verified on", "Verificat la")) \($0)"] } ?? []
    return Page(
      title: say("Support card", "Card de sprijin"),
      lines: support.phrases.map { $0.onPaper(in: language) } + lines + verified)
  }
}

extension EthicsPages.Page {
  func write(in language: Language, to page: inout Markup) {
    page.element("section", [("class", "ethics"), ("lang", language.rawValue)]) { page in
      page.element("h2", text: title)
      page.element("ul") { page in
        for line in lines {
          page.element("li") { page in
            if isChecklist { page.element("span", [("class", "box")], text: "") }
            page.element("span", text: line)
          }
        }
      }
    }
  }
}
