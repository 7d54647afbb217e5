import Testing

@testable import BoltServer

@Test func versionsAreEqualByBothNumbers() {
    #expect(BoltVersion(major: 5, minor: 4) == BoltVersion(major: 5, minor: 4))
    #expect(BoltVersion(major: 5, minor: 4) != BoltVersion(major: 5, minor: 6))
}
