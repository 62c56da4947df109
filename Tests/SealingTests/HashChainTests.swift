import Sealing
import Testing

@Suite struct HashChainTests {
  private func chain(_ links: [(header: String, payload: String)], study: String = "study")
    -> Digest
  {
    var chain = HashChain(origin: Array(study.utf8))
    for link in links {
      _ = chain.append(
        header: Array(link.header.utf8), payload: Digest(of: Array(link.payload.utf8)))
    }
    return chain.head
  }

  // Computed with Python's hashlib from the layout in the documentation.
  @Test func `links are computed as documented`() {
    #expect(
      chain([]).hex == "43d013d771ea86f2c48468447cfe4417b06a6886b471b6842e638b1bf773c245")
    #expect(
      chain([("header", "payload")]).hex
        == "fb80633f041e9d8a81fdb20f23589751ba260d097ed6467e04da58c84d9d724b")
  }

  @Test func `changing, removing, moving or adding a link changes the head`() {
    let (a, b, c) = (("1", "a"), ("2", "b"), ("3", "c"))
    let heads = [
      chain([a, b, c]), chain([a, ("2", "x"), c]), chain([a, ("x", "b"), c]), chain([a, c]),
      chain([b, c]), chain([a, b]), chain([b, a, c]), chain([a, b, b, c]), chain([a, b, c, c]),
      chain([a, b, c], study: "other"),
    ]
    #expect(Set(heads).count == heads.count)
  }

  @Test func `what moves between header and payload changes the head`() {
    #expect(chain([("ab", "c")]) != chain([("a", "bc")]))
    #expect(chain([("", "")]) != chain([]))
  }

  @Test func `a chain goes on from a stored head`() throws {
    var whole = HashChain(origin: [1])
    let first = whole.append(header: [2], payload: Digest(of: [3]))
    var resumed = HashChain(head: try #require(Digest(bytes: first.bytes)))
    #expect(resumed == whole)
    #expect(
      resumed.append(header: [], payload: Digest(of: []))
        == whole.append(header: [], payload: Digest(of: [])))
    #expect(resumed == whole)
  }
}
