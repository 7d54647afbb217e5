import Renderers
import Text

extension Console {
    /// The last result, where all of it is kept.
    ///
    /// - Throws: ``CommandError`` where there is none.
    func lastResult() throws -> KeptResult {
        guard let last else { throw CommandError("no result was shown yet") }
        guard !last.isCut else {
            throw CommandError(
                "the last result had \(GroupedNumber.text(last.count)) rows, more than the "
                    + "\(GroupedNumber.text(last.limit)) that are kept: run it again with `:once FILE` before it")
        }
        return last
    }

    /// Shows the last result again: whole on the terminal, by the pager where it is longer than the screen.
    ///
    /// - Throws: ``CommandError`` where there is no result, or what writing throws.
    func showLast(_ destination: Destination) throws {
        let kept = try lastResult()
        guard case .standard = destination.place else {
            _ = try print(kept.source(), to: destination, fallback: format)
            return
        }
        try page(kept.source(), in: destination.format ?? format)
    }

    /// The records of the last result one after the other, or one of them: a screenful each in a pager.
    ///
    /// - Throws: ``CommandError`` where there is no such row.
    func expandLast(row number: Int?) throws {
        let kept = try lastResult()
        if let number, kept.row(number) == nil { throw CommandError(Self.noRow(number, of: kept)) }
        let list = OutputFormat.named("list") ?? format
        if let number {
            let record = try record(number, of: kept, in: list)
            return try naming { try put(record) }
        }
        guard canPage else { return try naming { _ = try printer(list, options.whole, output).print(kept.source()) } }
        let height = max(TerminalFacts.height(of: 1) - 1, 1)
        var pages = ""
        for row in 1...max(kept.count, 1) where row <= kept.count {
            let page = try record(row, of: kept, in: list)
            let lines = page.count { $0 == "\n" }
            pages += page + String(repeating: "\n", count: (height - lines % height) % height)
        }
        try pageOrPrint(pages)
    }

    /// One record under its own number.
    private func record(_ row: Int, of kept: KeptResult, in list: OutputFormat) throws -> String {
        try text(of: kept.source(only: row), in: list).replacing("-- 1 --", with: "-- \(row) --", maxReplacements: 1)
    }

    static func noRow(_ number: Int, of kept: KeptResult) -> String {
        "there is no row \(number): the last result had \(GroupedNumber.text(kept.count)) row\(kept.count == 1 ? "" : "s")"
    }

    private var canPage: Bool { isInteractive && options.isTerminal && redirection == nil }

    private func page(_ rows: any RowSource, in format: OutputFormat) throws {
        guard canPage else { return try naming { _ = try printer(format, options.whole, output).print(rows) } }
        let text = try text(of: rows, in: format)
        guard text.count(where: { $0 == "\n" }) >= TerminalFacts.height(of: 1) else {
            return try naming { try put(text) }
        }
        try pageOrPrint(text)
    }

    /// Prints a text of the program's own; one that is longer than the screen opens in the pager.
    func showLong(_ text: String) throws {
        guard canPage, text.count(where: { $0 == "\n" }) + 2 > TerminalFacts.height(of: 1) else {
            return try show(text)
        }
        try pageOrPrint(VisibleText.escaped(text, keeping: [.lineBreaks, .tabs]) + "\n")
    }

    /// Without a pager the terminal's own scrolling must do.
    private func pageOrPrint(_ text: String) throws {
        if try Pager.show(text, bidi: options.bidi) { return }
        try naming { try put(text) }
        note("note: there is no pager; `PAGER` in the environment names one")
    }

    private func put(_ text: String) throws {
        var buffer = ByteBuffer()
        buffer.append(text)
        try output.flush(&buffer)
    }

    private func text(of rows: any RowSource, in format: OutputFormat) throws -> String {
        let memory = MemorySink()
        _ = try printer(format, options.whole, memory).print(rows)
        return memory.text
    }
}
