import Naql
import Testing

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
                #expect(frame.rows.allSatisfy { $0.width <= columns && $0.width == DisplayWidth.of($0.text) })
                #expect(frame.cursorColumn < columns)
                #expect(frame.rows.map(\.text).joined() == "naql> " + text || frame.rows.count == 10)
            }
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
        let shown = frame("a\u{202E}b\u{1B}c").rows.map(\.text).joined()
        #expect(shown.contains("\\u{202E}"))
        #expect(shown.contains("\\u{1B}"))
    }

    @Test func coloursFollowTokens() {
        let text = "MATCH (n:Label) // note\nRETURN 'س', 1, $p"
        let spans = Highlighter.spans(text)
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
