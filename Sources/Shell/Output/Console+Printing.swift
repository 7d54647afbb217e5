import Machine
import Naql
import Renderers

extension Console {
    /// Prints the rows of a result where results go, or where `:once` sends this one.
    func print(_ result: QueryResult) throws -> PrintedRows {
        guard !result.columns.isEmpty else { return try printPassing(result) }
        let limit = isInteractive ? KeptResult.limit : KeptResult.scriptLimit
        var rows: any RowSource = result
        if let newRows {
            let new = try PeekedRows(newRows.filter(result))
            // Where nothing is new nothing is printed, no head either: nobody is to be woken up by it.
            guard !new.isEmpty else { return .none }
            rows = new
            if let place = placeOfNewRows {
                placeOfNewRows = nil
                try redirect(to: place)
            }
        }
        let recorded = RecordedRows(rows, limit: limit) { [running] in running?.count($0) }
        hasLostResult = false
        var printed = try printPassing(recorded)
        if hasLostResult { printed = try printLost(recorded) }
        last = recorded.kept
        if isInteractive { keepSingleValue(of: recorded.kept) }
        return printed
    }

    private func printPassing(_ result: any RowSource) throws -> PrintedRows {
        guard let once, !result.columns.isEmpty else {
            var printed = PrintedRows.none
            let sink = redirection == nil ? HeraldedSink(output) { [running] in running?.end() } : output
            try naming { printed = try printer(format, options, sink).print(result) }
            return printed
        }
        if case .program = once.place { running?.end() }
        let printed = try print(result, to: once, fallback: format)
        self.once = nil
        return printed
    }

    /// Prints a result again that a program took and did not read.
    private func printLost(_ recorded: RecordedRows) throws -> PrintedRows {
        while try recorded.next() != nil {}
        try recorded.confirm()
        guard !recorded.kept.isCut else {
            throw CommandError(
                "\(GroupedNumber.text(recorded.kept.count)) rows went to a program that did not read them: run the "
                    + "statement again")
        }
        return try printAgain(recorded.kept)
    }

    /// Prints rows that are at hand as a result is printed.
    func printAgain(_ kept: KeptResult) throws -> PrintedRows { try printPassing(kept.source()) }

    func printer(_ format: OutputFormat, _ options: RenderOptions, _ sink: any ByteSink) -> ResultPrinter {
        ResultPrinter(format: format, options: options, sink: sink) { [self] in note($0) }
    }

    /// Prints rows to a destination of their own: a file gets its name when all of them are in it.
    ///
    /// - Throws: ``FileError`` where the file cannot be written, ``CommandError`` where the program cannot be started.
    func print(_ rows: any RowSource, to destination: Destination, fallback: OutputFormat) throws -> PrintedRows {
        let format = destination.format ?? fallback
        let plain = (redirection?.previous.options ?? options).forPrograms
        switch destination.place {
        case .standard:
            var printed = PrintedRows.none
            try naming { printed = try printer(format, options, output).print(rows) }
            return printed
        case .file(let path):
            let file = try OutputFile(path, devices: .streamed)
            let printed: PrintedRows
            do {
                printed = try write(rows, format, plain, to: DescriptorSink(descriptor: file.descriptor))
            } catch OutputError.failed(let code) {
                throw FileError(path: path, code: code)
            }
            try file.publish()
            tellEnding(of: destination)
            tellSent(printed.count, to: path)
            return printed
        case .program(let command):
            let program = try ChildProgram(command)
            var printed = PrintedRows.none
            // A program that has enough ends the result, too.
            do { printed = try write(rows, format, plain, to: program.sink) } catch OutputError.closed {}
            if let complaint = ChildProgram.complaint(command, status: program.end()) {
                throw CommandError(complaint)
            }
            return printed
        }
    }

    private func write(
        _ rows: any RowSource, _ format: OutputFormat, _ options: RenderOptions, to sink: DescriptorSink
    ) throws -> PrintedRows {
        let printed = try printer(format, options, sink).print(rows)
        for line in try options.documents?.finish(into: sink, options: options) ?? [] { note(line) }
        return printed
    }

    private func tellSent(_ count: Int, to name: String) {
        note("\(GroupedNumber.text(count)) row\(count == 1 ? "" : "s") → \(name)")
    }

    /// `$_` is the last single value.
    private func keepSingleValue(of kept: KeptResult) {
        guard kept.columns.count == 1, kept.count == 1, let row = kept.row(1), row.values[0].isKeepable else { return }
        session.parameters["_"] = row.values[0]
    }
}
