import Sealing
import Testing

@Suite struct HashChainTests {
  private func chain(_ links: [(header: String, payload: String)], study: String = "study")
    -> Digest
  {
    links.reduce(HashChain.start(identity: Array(study.utf8))) { head, link in
      HashChain.next(
        previous: head, header: Array(link.header.utf8),
        payload: Digest(of: Array(link.payload.utf8)))
    }
  }

  // Computed with Python's hashlib from the layout in the documentation.
  @Test func `links are computed as documented`() {
    #expect(
      chain([]).hex == "bf5214f2847157efcf7d5090f93a69a86e5b7300694da8530f9999e5d29e74a2")
    #expect(
      chain([("header", "payload")]).hex
        == "3e726754bf1e2f09ea06a579b4fc52453d1dd2ec74c44b0c0d0dd355bb1e4053")
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
}
