package import StudyStorage

/// Takes a list of contacts into a study: identifiers into the contact book, the rest into the log.
package struct SampleImport: Sendable {
  /// What was done with the rows.
  package struct Summary: Hashable, Sendable {
    package let rows: Int
    /// The numbers of the cases that were added, ascending.
    package let added: [Int]
    package let identifierColumns: [String]

    package var alreadyStored: Int { rows - added.count }
  }

  private let file: SampleFile
  private let actor: String

  package init(_ file: SampleFile, actor: String) {
    self.file = file
    self.actor = actor
  }

  /// Stores the cases that are new; a contact that is there already, word for word, is left alone.
  ///
  /// The contacts are stored first. Where the second step is cut off, they belong to no case, and
  /// the next import drops them.
  package func run(into study: borrowing Study) throws(SampleError) -> Summary {
    let known = Set(try cases(of: study).map(\.number))
    if !known.isEmpty, !ContactBook.stands(beside: study),
      file.entries.contains(where: { $0.number == nil && !$0.identifiers.isEmpty })
    {
      // A book under the name that the study had is told by whoever opens it.
      do throws(ContactError) {
        _ = try ContactBook.forReading(of: study)
      } catch .notFound(let path) {
        throw .contactsAway(path: path)
      } catch {
        throw .contacts(error)
      }
    }
    let book = try contactBook(of: study)
    let contacts = try contacts(in: book)
    let (fresh, identifiers) = try plan(known, contacts.filter { known.contains($0.key) })
    let orphans = contacts.keys.filter { !known.contains($0) }.sorted()
    do throws(ContactError) {
      try book.add(identifiers, dropping: orphans)
    } catch {
      throw .contacts(error)
    }
    do throws(StudyError) { try study.add(fresh, actor: actor) } catch { throw .study(error) }
    return Summary(
      rows: file.entries.count, added: fresh.map(\.number).sorted(),
      identifierColumns: file.identifierColumns)
  }

  /// Finds the rows that are new, and numbers them after every number that is taken.
  private func plan(
    _ known: Set<Int>, _ contacts: [Int: [ContactBook.Identifier]]
  ) throws(SampleError) -> (
    cases: [StudyCase], contacts: [(number: Int, identifiers: [ContactBook.Identifier])]
  ) {
    var stored = Set(contacts.values)
    var next = max(known.max() ?? 0, file.entries.compactMap(\.number).max() ?? 0) + 1
    var cases: [StudyCase] = []
    var identified: [(number: Int, identifiers: [ContactBook.Identifier])] = []
    for entry in file.entries {
      if let number = entry.number, known.contains(number) {
        guard contacts[number] ?? [] == entry.identifiers else {
          throw .numberTaken(row: entry.row)
        }
        continue
      }
      if !entry.identifiers.isEmpty {
        guard stored.insert(entry.identifiers).inserted else { continue }
      }
      let number = entry.number ?? next
      if entry.number == nil { next += 1 }
      cases.append(
        StudyCase(
          number: number, kind: entry.kind, strata: entry.strata, interviewer: entry.interviewer))
      identified.append((number, entry.identifiers))
    }
    return (cases, identified)
  }

  private func cases(of study: borrowing Study) throws(SampleError) -> [StudyCase] {
    do throws(StudyError) { return try study.cases() } catch { throw .study(error) }
  }

  private func contactBook(of study: borrowing Study) throws(SampleError) -> ContactBook {
    do throws(ContactError) {
      return try ContactBook.forWriting(of: study)
    } catch {
      throw .contacts(error)
    }
  }

  private func contacts(
    in book: borrowing ContactBook
  ) throws(SampleError) -> [Int: [ContactBook.Identifier]] {
    do throws(ContactError) { return try book.all() } catch { throw .contacts(error) }
  }
}
