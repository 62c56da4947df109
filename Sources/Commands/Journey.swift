/// What the program says when it is run alone: the way from a questionnaire to a table.
enum Journey {
  static let text = """
    Percept takes a perception study from the questionnaire to the published table.

      percept check questionnaire.yaml              find what would go wrong in the field
      percept init study.percept --questionnaire questionnaire.yaml
                                                    make the study's one file
      percept interview study.percept               ask, answer by answer
      percept enter study.percept                   or key paper forms
      percept import study.percept answers.csv      or take in answers from a file
      percept status study.percept                  how fieldwork goes
      percept crosstab study.percept --rows ITEM --columns ITEM
                                                    a table with its tests
      percept tabulate study.percept plan.yaml      a whole book of tables from a plan

    'percept help' lists all commands, 'percept help COMMAND' tells everything about one.

    """
}
