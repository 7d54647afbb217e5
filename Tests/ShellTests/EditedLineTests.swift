import Testing

@testable import Shell

@Suite struct EditedLineTests {
    @Test func placesAreBoundariesOfClusters() {
        let line = EditedLine("بِسْمِ👩‍👩‍👧e\u{301}")
        var places = [line.scalars.count]
        while let last = places.last, last > 0 { places.append(line.before(last)) }
        #expect(places == [13, 11, 6, 4, 2, 0])
        var forward = [0]
        while let last = forward.last, last < line.scalars.count { forward.append(line.after(last)) }
        #expect(forward == places.reversed())
    }

    @Test func wordsEndAtArabicPunctuation() {
        let line = EditedLine("قال: نَعَم، ثم")
        let last = line.wordBefore(line.cursor)
        #expect(EditedLine.string(line.scalars[last...]) == "ثم")
        let before = line.wordBefore(last)
        #expect(EditedLine.string(line.scalars[before..<last]) == "نَعَم، ")
        #expect(line.blankWordBefore(last) == before)
    }

    @Test func upAndDownKeepTheColumn() {
        let line = EditedLine("ab\nبِسْمِ\nx")
        #expect(line.above(0) == nil)
        #expect(line.below(line.scalars.count) == nil)
        // Two letters with their marks.
        #expect(line.below(2) == 7)
        #expect(line.above(7) == 2)
        #expect(line.below(7) == line.scalars.count)
    }

    @Test func undoGoesAWordAtATime() {
        var undo = UndoStack()
        var line = EditedLine()
        undo.observe(line)
        for scalar in "RETURN 12".unicodeScalars {
            line.scalars.append(scalar)
            line.cursor += 1
            undo.observe(line)
        }
        line = undo.undo(line) ?? line
        #expect(line.text == "RETURN ")
        let before = line
        line = undo.undo(line) ?? line
        #expect(line.text == "RETURN")
        line = undo.redo(line) ?? line
        #expect(line == before)
    }

    @Test func whatIsTypedElsewhereIsUndoneByItself() {
        var undo = UndoStack()
        var line = EditedLine("abc")
        for index in 0...3 { undo.observe(EditedLine(String("abc".prefix(index)))) }
        line.cursor = 0
        undo.observe(line)
        for scalar in "qrs".unicodeScalars {
            line.scalars.insert(scalar, at: line.cursor)
            line.cursor += 1
            undo.observe(line)
        }
        line = undo.undo(line) ?? line
        #expect(line.text == "abc")
    }

    @Test func cutsInARowAreOne() {
        var ring = KillRing()
        ring.add("b", joins: false, before: true)
        ring.add("a ", joins: true, before: true)
        #expect(ring.current == "a b")
        ring.add("c", joins: false, before: false)
        #expect(ring.current == "c")
        #expect(ring.previous() == "a b")
    }

    @Test(
        arguments: [
            ("RETURN 1", false), ("RETURN 1;", true), ("RETURN ';", false), ("", true), ("// note", true),
            (":help", true),
            (".help", true), ("exit", true), ("quit;", true), ("help me", true), ("ls", true), ("cd /tmp", true),
            ("select name from x", true), ("RETRUN 1", true), ("MATCH", false), ("EXPLAIN", false), ("DROP", false),
            ("SHOW", false), ("USE", false), ("(", false), ("x", true), ("WHEN", false), ("RETURN 1; RETURN", false),
            ("RETURN 1 /* ; ", false), (":format csv\nRETURN 1", false),
        ])
    func enterRunsWhatIsWhole(text: String, isComplete: Bool) {
        #expect(EnteredText.isComplete(text) == isComplete)
    }

    @Test func aProgramOfTheSystemHasARemedy() {
        #expect(EnteredText.remedy("ls -l")?.contains("Ctrl-Z") == true)
        #expect(EnteredText.remedy("naql seeds")?.contains(":load") == true)
        #expect(EnteredText.remedy("MATCH (ls) RETURN ls;") == nil)
    }

    @Test func severalStatementsAreSeveralEntries() {
        #expect(EnteredText.entries("RETURN 1; RETURN\n';';") == ["RETURN 1;", "RETURN\n';';"])
        #expect(EnteredText.entries(":help\nRETURN 1;") == [":help\nRETURN 1;"])
    }
}
