import Foundation
import Testing

/// What is seen of work that takes a while, and of terminals that paint nothing.
@Suite(.serialized) struct LongWorkTests {
    private static let long = "UNWIND range(1, 100000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x);"

    @Test func longWorkShowsItselfAndIsGoneAfterwards() throws {
        let terminal = try Terminal([])
        try terminal.type(Self.long + "\r", until: "s; Ctrl-C stops it")
        try terminal.type("\u{03}", until: "cancelled after")
        try terminal.waitForPrompt()
        #expect(
            terminal.screen.lines.contains { $0.contains("UNWIND range(1, 100000000)") && $0.contains("cancelled") })
        #expect(!terminal.screen.lines.contains { $0.contains("stops it") })
    }

    @Test func aQueryIsWatchedUntilItIsStopped() throws {
        let terminal = try Terminal([])
        try terminal.type(":watch 0.2 RETURN 'seen' AS x\r", until: "-- 3, every 0.2 s")
        try terminal.type("\u{03}")
        try terminal.waitForPrompt()
        try terminal.enter(":watch 0 RETURN 1")
        #expect(terminal.screen.lines.joined().contains("wait between 0.1 and"))
    }

    @Test func plainPaintsNothingTwice() throws {
        let terminal = try Terminal(["--plain"])
        try terminal.enter("RETURN 'شيء' AS x;")
        #expect(terminal.screen.lines.contains { $0.contains("شيء") })
        #expect(!terminal.transcript.contains("\u{1B}["))
    }
}
