import Foundation
import Testing

/// `:output` at the prompt.
@Suite(.serialized) struct RedirectedOutputTests {
    @Test func aDiskThatIsFullDoesNotEndTheSession() throws {
        let terminal = try Terminal()
        try terminal.enter("CREATE (:A);")
        try terminal.enter(":output /dev/full")
        try terminal.enter("RETURN 'lost' AS x;")
        #expect(terminal.screen.lines.contains { $0.contains("error: /dev/full: No space left on device") })
        try terminal.enter("MATCH (a:A) RETURN count(a) AS seen;")
        #expect(terminal.screen.lines.contains { $0.contains("seen") })
    }

    @Test func aFileGetsEveryByte() throws {
        let file = NSTemporaryDirectory() + "naql-output-" + UUID().uuidString
        let terminal = try Terminal(["--quiet", "--format", "csv"])
        try terminal.enter(":output \(file)")
        try terminal.enter("RETURN '\\u001b[31m\\u202e' AS x;")
        try terminal.enter(":output")
        #expect(try text(of: file) == "x\n\u{1B}[31m\u{202E}\n")
        try terminal.enter("RETURN '\\u001b[31m\\u202e' AS y;")
        #expect(terminal.screen.lines.contains { $0 == "\\u{1B}[31m\\u{202E}" })
    }
}
