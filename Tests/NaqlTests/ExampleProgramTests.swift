import Testing

@testable import WhoSays

/// The program of `examples/swift`, which stands beside Foundation on the library alone.
@Suite struct ExampleProgramTests {
    @Test func itCountsWhoSpeaks() throws {
        let folder = try ScratchFolder([
            "in/a.txt": """
            Bridge closed

            "The bridge is safe," said Minister Lena Ortwin. "We looked at every stone," said Minister Lena Ortwin.
            """
        ])
        #expect(try WhoSays.lines(of: [folder("in")]) == ["2\tLena Ortwin"])
    }
}
