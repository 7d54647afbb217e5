import CypherSyntax
import Testing
import Text

@testable import Shell

@Suite struct FrameTests {
    private func frame(_ text: String, cursor: Int? = nil, columns: Int = 20, height: Int = 10) -> Frame {
        FrameBuilder(prompt: "naql> ", continuation: "   -> ", columns: columns, height: height)
            .frame(text: text, cursor: cursor ?? text.unicodeScalars.count)
    }

    @Test func rowsAreNoWiderThanTheScreen() {
        for text in ["abcdefghijklmnopqrstuvwxyz", "日本語日本語日本語日本語", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ"] {
            for columns in 8...24 {
                let frame = frame(text, columns: columns)
                let rows = frame.rows.map { Self.withoutPins($0.text) }
                #expect(zip(frame.rows, rows).allSatisfy { $0.width <= columns && $0.width == DisplayWidth.of($1) })
                #expect(frame.cursorColumn < columns)
                let shown = rows.joined().replacing(" ", with: "")
                #expect(shown == "naql>" + text.replacing(" ", with: "") || frame.rows.count == 10)
            }
        }
    }

    /// A row without what sees to the places of emoji.
    private static func withoutPins(_ text: String) -> String {
        text.replacing(#/\ {2}\u{1B}\[\d+G([^\u{1B}]+)(\u{1B}\[\d+G)?/#) { String($0.output.1) }
    }

    @Test func whatStandsForAControlIsBrokenLikeText() {
        // The terminal wraps where a row is full, and only there.
        for length in 8...16 {
            let frame = frame(String(repeating: "x", count: length) + "\u{202E}\ty")
            #expect(frame.rows.dropLast().allSatisfy { $0.width == 20 }, "\(length)")
        }
    }

    @Test func tabsGoToTheNextStop() {
        #expect(frame("a\tb", columns: 40).rows[0].text == "naql> a b")
        #expect(frame("ab\tc", columns: 40).rows[0].text == "naql> ab        c")
    }

    @Test func emojiOfManyPartsKeepTheirPlace() {
        #expect(frame("🇪🇬x").rows[0].text == "naql>   \u{1B}[7G🇪🇬\u{1B}[9Gx")
        // Not in the last cells.
        #expect(frame("123456789012🇪🇬").rows.map(\.width) == [20, 2])
    }

    @Test func aLongLineIsSeenRoundTheCursor() throws {
        let text = String(repeating: "'بِسْمِ' + ", count: 20_000) + "'end'"
        var line = EditedLine(text)
        for cursor in [line.scalars.count, line.scalars.count / 2, 100, 0] {
            line.cursor = cursor
            let window = TextWindow(line, columns: 80, height: 24)
            #expect(window.text.unicodeScalars.count < 80 * 24 * 8)
            #expect(window.beginsWithinLine == (window.start > 0))
            #expect(text.unicodeScalars.dropFirst(window.start).starts(with: window.text.unicodeScalars))
            #expect(window.start + window.cursor == cursor)
            // Screenfuls above and below, as far as there are any.
            #expect(window.cursor >= min(cursor, 80 * 24))
            #expect(
                window.text.unicodeScalars.count - window.cursor >= min(text.unicodeScalars.count - cursor, 80 * 24))
        }
    }

    @Test func theWindowHasAScreenfulAboveAndBelow() {
        let text = (0..<100).map { "line \($0)" }.joined(separator: "\n")
        var line = EditedLine(text)
        line.cursor = line.lineStart(text.unicodeScalars.count / 2)
        let window = TextWindow(line, columns: 80, height: 10)
        let lines = window.text.split(separator: "\n")
        let at = window.text.prefix(window.cursor).count { $0 == "\n" }
        #expect(at == 10 && lines.count == 21 && "line \(window.firstLine)" == lines[0])
    }

    @Test func coloursGoOnFromAbove() {
        var context = OpenContext()
        context.read(Array("RETURN ('one\n".unicodeScalars)[...])
        let spans = Highlighter("two', 1) RETURN", after: context).spans
        #expect(spans.map { $0.range.lower..<$0.range.upper } == [0..<4, 6..<7, 9..<15])
        #expect(Highlighter("two', 1)\n", after: context).open == ["'", ""])
    }

    @Test(
        arguments: [
            ("RETURN (", "("), ("RETURN ('a", "'"), ("RETURN ('a\\'", "'"), ("RETURN ('a\\\\'", "("), ("`a\\`", ""),
            ("/* ( /*/", ""), ("/* ( */", ""), ("/*/", "/*"), ("// (", ""), ("// (\n[", "["), ("a / b * (", "("),
            ("{[(]", "("),
            ("(;", ""), ("'(", "'"), ("\"'", "\""), ("# (", ""), ("([{}", "["),
        ])
    func whatIsOpenIsKnown(text: String, mark: String) {
        var context = OpenContext()
        // Read in parts it is the same.
        for scalar in text.unicodeScalars { context.read([scalar]) }
        #expect(context.mark == mark)
        #expect(Highlighter(text + "\n").open.last == mark)
    }

    @Test func contextIsReadAnewWhereTheTextChanged() {
        var above = ContextAbove()
        let texts = ["RETURN ('", "RETURN ('a', [", "RETURN ['a', (", "RETURN", "CREATE (", "x"]
        for text in texts {
            var fresh = OpenContext()
            fresh.read(Array(text.unicodeScalars)[...])
            #expect(above.context(after: Array(text.unicodeScalars)[...]) == fresh)
        }
    }

    @Test func theCursorStandsAfterAFullRow() {
        let full = frame("12345678901234")
        #expect(full.rows.count == 2)
        #expect(full.cursorRow == 1)
        #expect(full.cursorColumn == 0)
    }

    @Test func marksTakeNoColumn() {
        let marked = frame("بِسْمِ", cursor: 4)
        #expect(marked.cursorColumn == 8)
    }

    @Test func aHighTextShowsTheRowsRoundTheCursor() {
        let text = (0..<40).map(String.init).joined(separator: "\n")
        let top = frame(text, cursor: 0)
        #expect(top.rows.count == 10)
        #expect(top.cursorRow == 0)
        let end = frame(text)
        #expect(end.cursorRow == 9)
        #expect(end.rows.last?.text == "   -> 39")
    }

    @Test func controlsAreShownNotObeyed() {
        let shown = frame("a\u{202E}b\u{1B}c", columns: 40).rows.map(\.text).joined()
        #expect(shown.contains("\\u{202E}"))
        #expect(shown.contains("\\u{1B}"))
    }

    @Test func coloursFollowTokens() {
        let text = "MATCH (n:Label) // note\nRETURN 'س', 1, $p"
        let spans = Highlighter(text).spans
        let bytes = Array(text.utf8)
        let parts = spans.map { String(decoding: bytes[$0.range.lower..<$0.range.upper], as: UTF8.self) }
        #expect(
            parts.map { $0.split(separator: "\n").first.map { $0.trimmingPrefix(" ") } } == [
                "MATCH", "Label", "// note", "RETURN", "'س'", "1", "$p",
            ])
    }

    @Test func longListsComeInPages() {
        var list = CandidateList((0..<200).map { "candidate\($0)" })
        let first = list.rows(columns: 80, height: 12, isColored: false)
        #expect(first.count <= 9)
        #expect(first.last?.text.hasSuffix("of 200, Tab for more") == true)
        list.turn(columns: 80, height: 12)
        #expect(list.rows(columns: 80, height: 12, isColored: false) != first)
    }

    @Test func pastedTextIsCleaned() {
        #expect(KeyReader.clean(Array("a\tb\r\nc\rd\u{1B}[31me\u{0}".utf8)) == "a\tb\nc\nd[31me")
    }
}
