import Testing
@testable import Disclosure
@Suite struct ToyTests {}
