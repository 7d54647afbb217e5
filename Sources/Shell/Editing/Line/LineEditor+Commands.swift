import CLibEdit
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension LineEditor {
    /// Does what a key is bound to; the answer is libedit's code.
    func run(_ command: EditCommand) -> Int32 {
        switch command {
        case .enter: return enter()
        case .insertLine: insert(["\n"])
        case .interrupt: return finish(.cancelled)
        case .endOrDelete:
            if line.scalars.isEmpty { return finish(.end) }
            deleteForward()
        case .suspend: suspend()
        case .clearScreen: painter.clearScreen()
        case .complete: completeWord()
        case .search: searching = HistorySearch(history: history.entries, original: line)
        case .historyBack: showHistory(older: true)
        case .historyForward: showHistory(older: false)
        case .editOutside: editElsewhere()
        case .undo: if let state = undoStack.undo(line) { line = state }
        case .redo: if let state = undoStack.redo(line) { line = state }
        case .cutBlankWord, .cutWordBackward, .cutWordForward, .cutToLineStart, .cutToLineEnd: cut(command)
        case .yank: if let text = killRing.current { yank(text, over: nil) }
        case .yankPrevious: yankPrevious()
        case .deleteBackward:
            let now = line
            delete(now.before(now.cursor)..<now.cursor)
        case .deleteForward: deleteForward()
        case .transpose: transpose()
        case .showLast: showLastResult()
        case .cutLine: cutLine()
        case .openBelow, .openAbove: openLine(below: command == .openBelow)
        case .viInserts, .viCommands:
            viMode.commands = command == .viCommands
            // Neither the count nor the operator that a motion is awaited for is forgotten.
            return Int32(NAQL_ARGUMENT)
        case .left, .right, .wordLeft, .wordRight, .lineStart, .lineEnd, .up, .down: move(command)
        case .special: break
        }
        return Int32(NAQL_NORMAL)
    }

    private func enter() -> Int32 {
        let text = line.text
        if isComplete(text) { return finish(.text(text)) }
        insert(["\n"])
        note = adviseOnNewLine(text)
        return Int32(NAQL_NORMAL)
    }

    private func move(_ command: EditCommand) {
        let now = line
        let place: Int
        switch command {
        case .left: place = now.before(now.cursor)
        case .right:
            if takeSuggestion(now) { return }
            place = now.after(now.cursor)
        case .wordLeft: place = now.wordBefore(now.cursor)
        case .wordRight: place = now.wordAfter(now.cursor)
        case .lineStart: place = now.lineStart(now.cursor)
        case .lineEnd:
            if takeSuggestion(now) { return }
            place = now.lineEnd(now.cursor)
        case .up:
            guard let above = now.above(now.cursor) else { return showHistory(older: true) }
            place = above
        default:
            guard let below = now.below(now.cursor) else { return showHistory(older: false) }
            place = below
        }
        naql_editor_move(handle, Int32(place))
    }

    // MARK: Deleting and cutting

    private func delete(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        naql_editor_move(handle, Int32(range.upperBound))
        naql_editor_delete_before(handle, Int32(range.count))
    }

    private func deleteForward() {
        let now = line
        delete(now.cursor..<now.after(now.cursor))
    }

    private func cut(_ command: EditCommand) {
        let now = line
        let range: Range<Int>
        switch command {
        case .cutBlankWord: range = now.blankWordBefore(now.cursor)..<now.cursor
        case .cutWordBackward: range = now.wordBefore(now.cursor)..<now.cursor
        case .cutWordForward: range = now.cursor..<now.wordAfter(now.cursor)
        case .cutToLineStart:
            let start = now.lineStart(now.cursor)
            // At the beginning of a line its break goes.
            range = (start == now.cursor ? max(0, start - 1) : start)..<now.cursor
        default:
            let end = now.lineEnd(now.cursor)
            range = now.cursor..<(end == now.cursor ? min(end + 1, now.scalars.count) : end)
        }
        let isBefore = range.upperBound == now.cursor && range.lowerBound < now.cursor
        killRing.add(EditedLine.string(now.scalars[range]), joins: follows(lastCutKey), before: isBefore)
        lastCutKey = currentKey
        delete(range)
    }

    private func cutLine() {
        let now = line
        let start = now.lineStart(now.cursor)
        let end = now.lineEnd(now.cursor)
        // The last line takes the break before it along.
        let range =
            end < now.scalars.count ? start..<end + 1 : max(0, start - (start > 0 ? 1 : 0))..<end
        killRing.add(EditedLine.string(now.scalars[start..<end]) + "\n", joins: false, before: false)
        delete(range)
        naql_editor_move(handle, Int32(line.lineStart(min(range.lowerBound, line.scalars.count))))
    }

    /// vi's `o` and `O`: libedit knows of no lines. Then letters are inserted.
    private func openLine(below: Bool) {
        let now = line
        let place = below ? now.lineEnd(now.cursor) : now.lineStart(now.cursor)
        naql_editor_move(handle, Int32(place))
        insert(["\n"])
        if !below { naql_editor_move(handle, Int32(place)) }
        viMode.queued = ["i"]
    }

    private func yank(_ text: String, over range: Range<Int>?) {
        if let range { delete(range) }
        let start = line.cursor
        insert(text.unicodeScalars)
        lastYank = (currentKey, start..<line.cursor)
    }

    private func yankPrevious() {
        guard let last = lastYank, follows(last.key), let text = killRing.previous() else { return }
        yank(text, over: last.range)
    }

    private func transpose() {
        var now = line
        let start = now.lineStart(now.cursor)
        if now.cursor == now.lineEnd(now.cursor) { now.cursor = now.before(now.cursor) }
        guard now.cursor > start, now.cursor < now.scalars.count else { return }
        let before = now.before(now.cursor)
        let after = now.after(now.cursor)
        let swapped =
            EditedLine.string(now.scalars[now.cursor..<after]) + EditedLine.string(now.scalars[before..<now.cursor])
        now.replace(before..<after, with: swapped)
        line = now
    }

    // MARK: Completion

    private func completeWord() {
        // More is there already: nobody pressed Tab, a text with tabs is pasted by a terminal that does not say so.
        if keys.hasPendingText { return insert(["\t"]) }
        if turnPage() { return }
        var now = line
        // A tab where nothing stands before it indents.
        if now.scalars[now.lineStart(now.cursor)..<now.cursor].allSatisfy({ $0 == " " }), now.text.contains("\n") {
            insert("  ".unicodeScalars)
            return
        }
        let found = complete(now.textBeforeCursor)
        guard !found.candidates.isEmpty else { return }
        let start = now.cursor - found.typed.unicodeScalars.count
        guard start >= 0 else { return }
        if found.candidates.count == 1 {
            let only = found.candidates[0]
            let rest = Array(only.text.unicodeScalars.dropFirst(now.cursor - start))
            // Within a word that is the candidate already, what stands behind the cursor is its end.
            let isThere = !rest.isEmpty && now.scalars[now.cursor...].starts(with: rest)
            let end = now.cursor + (isThere ? rest.count : 0)
            now.replace(start..<end, with: only.text + (isThere && end < now.scalars.count ? "" : only.ending))
            line = now
            return
        }
        let common = found.commonPrefix
        if common.unicodeScalars.count > found.typed.unicodeScalars.count {
            now.replace(start..<now.cursor, with: common)
            line = now
        }
        list(found.candidates.map(\.text))
    }

    // MARK: Other programs

    private func suspend() {
        stoppedItself = true
        withTerminalReleased { TerminalSignals.stopJob() }
    }

    private func showLastResult() {
        do {
            try withTerminalReleased { try Interrupts.whileRunning { try showLast() } }
        } catch let error as CommandError { note = error.message } catch { note = "\(error)" }
    }

    private func editElsewhere() {
        do {
            let text = line.text
            let edited = try withTerminalReleased { try editOutside(text) }
            line = EditedLine(edited)
        } catch let error as CommandError {
            note = error.message
        } catch { note = "\(error)" }
    }
}
