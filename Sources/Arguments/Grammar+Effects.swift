/// How entries say when they have an effect, and how several commands share them.
extension Grammar.Part {
  /// Entries that change the result however the command is used.
  package static func always(_ entries: Grammar.Entry...) -> Self { Self(entries: entries) }

  /// Entries that change the result in some modes alone, and are refused in others.
  ///
  /// - Parameters:
  ///   - holds: whether a command line is of these modes, once it was read.
  ///   - reason: why they have no effect in others, as "it names the groups that are compared".
  ///   - remedy: what would give them one, as "name groups with --by".
  package static func only(
    when holds: @escaping @Sendable (Target) -> Bool, because reason: String, or remedy: String,
    _ entries: Grammar.Entry...
  ) -> Self {
    Self(entries: entries).restricted(when: holds, because: reason, or: remedy)
  }

  /// Entries whose effect hangs on the kind of data; whoever opens these refuses them there.
  package static func onData(_ entries: Grammar.Entry...) -> Self {
    var part = Self(entries: entries)
    for place in part.entries.indices { part.entries[place].effect = .onData }
    return part
  }

  /// The entries of a group that several commands share, kept in one property of each.
  package static func group<Member>(
    _ place: any WritableKeyPath<Target, Member> & Sendable, _ grammar: Grammar<Member>
  ) -> Self {
    Self(entries: grammar.entries.map { $0.lifted(to: place, under: grammar.title) })
  }

  /// The same entries with one more condition on some of them, or on all where none is named.
  package func restricted(
    _ names: String..., when holds: @escaping @Sendable (Target) -> Bool, because reason: String,
    or remedy: String
  ) -> Self {
    changed(names.isEmpty ? nil : names) {
      $0.effect = $0.effect.and(.init(holds: holds, reason: reason, remedy: remedy))
    }
  }

  /// The same entries, where one has an effect in other modes than in the group at large.
  package func instead(
    _ name: String, when holds: @escaping @Sendable (Target) -> Bool, because reason: String,
    or remedy: String
  ) -> Self {
    changed([name]) {
      $0.effect = .only([.init(holds: holds, reason: reason, remedy: remedy)])
    }
  }

  /// The same entries, where help says one sentence more of one.
  package func adding(_ sentence: String, to name: String) -> Self {
    changed([name]) { $0.help += " " + sentence }
  }

  /// The same entries without some that the command has no use for.
  package func without(_ names: String...) -> Self {
    Self(entries: entries.filter { !names.contains($0.name) })
  }

  private func changed(
    _ names: [String]? = nil, _ change: (inout Grammar.Entry) -> Void
  ) -> Self {
    var part = self
    if let absent = names?.first(where: { name in !entries.contains { $0.name == name } }) {
      preconditionFailure("the group has no entry '\(absent)'")
    }
    for place in entries.indices where names?.contains(entries[place].name) ?? true {
      change(&part.entries[place])
    }
    return part
  }
}

extension Grammar.Effect {
  fileprivate func and(_ mode: Grammar.Mode) -> Self {
    switch self {
    case .always: .only([mode])
    case .only(let modes): .only(modes + [mode])
    // The data still have their say once they are opened.
    case .onData: .only([mode])
    }
  }
}

extension Grammar.Entry {
  /// The same option, whose letter is taken as before and told no more: it means something else elsewhere.
  package var quietly: Self {
    var entry = self
    entry.tellsShort = false
    return entry
  }

  /// The same entry of a command that keeps the group in a property.
  fileprivate func lifted<Whole>(
    to place: any WritableKeyPath<Whole, Target> & Sendable, under title: String
  ) -> Grammar<Whole>.Entry {
    let assign = self.assign
    var entry = Grammar<Whole>.Entry(
      name: name, short: short, kind: kind.lifted(), help: help, expectation: expectation,
      words: words, assign: { assign(&$0[keyPath: place], $1) })
    entry.section = section == "Options" ? title : section
    entry.tellsShort = tellsShort
    switch effect {
    case .always: break
    case .onData: entry.effect = .onData
    case .only(let modes):
      entry.effect = .only(
        modes.map { mode in
          let holds = mode.holds
          return .init(
            holds: { holds($0[keyPath: place]) }, reason: mode.reason, remedy: mode.remedy)
        })
    }
    return entry
  }
}

extension Grammar.Kind {
  fileprivate func lifted<Whole>() -> Grammar<Whole>.Kind {
    switch self {
    case .operand(.once): .operand(.once)
    case .operand(.optional): .operand(.optional)
    case .operand(.any): .operand(.any)
    case .operand(.atLeastOnce): .operand(.atLeastOnce)
    case .flag(let negatable): .flag(negatable: negatable)
    case .option(let placeholder, let repeatable):
      .option(placeholder: placeholder, repeatable: repeatable)
    }
  }
}
