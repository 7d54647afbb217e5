import Naql

/// Pulls a result's rows through a renderer into a sink, as they come.
public struct ResultPrinter {
    /// Bytes kept before they are written; the first rows go out at once.
    private static let flushSize = 1 << 16

    private let format: OutputFormat
    private let options: RenderOptions
    private let sink: any ByteSink
    private let onNote: (String) -> Void

    /// A printer in one format to one sink; `onNote` hears what is to be told of values that the format cannot hold.
    public init(
        format: OutputFormat, options: RenderOptions, sink: any ByteSink, onNote: @escaping (String) -> Void = { _ in }
    ) {
        self.onNote = onNote
        self.format = format
        self.options = options
        self.sink = options.isTerminal ? format.escape(sink) : sink
    }

    /// Prints all rows, or on a screen of limited height the first and the last; how many there were.
    ///
    /// - Throws: ``NaqlError`` where the query fails while it runs, ``OutputError`` where the output cannot be written.
    public func print(_ result: any RowSource) throws -> PrintedRows {
        if let limit = options.rowLimit, format.isForReading { return try printEnds(of: result, limit: limit) }
        // The first rows before the header: a query that fails at once leaves nothing among the data.
        var next = try result.next()
        let renderer = format.make(options)
        var buffer = ByteBuffer()
        var count = 0
        renderer.begin(columns: result.columns, into: &buffer)
        do {
            while let rows = next {
                renderer.write(rows, into: &buffer)
                if count == 0 || buffer.count >= Self.flushSize { try put(&buffer, of: result) }
                count += rows.count
                next = try result.next()
            }
        } catch let error as NaqlError {
            // What was answered before the failure stays visible: in JSON the reader sees that the array is not closed.
            // Not so what was read from a damaged place.
            do { try put(&buffer, of: result) } catch is NaqlError {}
            throw error
        }
        try finish(renderer, &buffer, of: result)
        return PrintedRows(count: count, shown: count)
    }

    /// The rows are known whole before the first is shown: a table's columns must fit the last ones too.
    private func printEnds(of result: any RowSource, limit: Int) throws -> PrintedRows {
        var ends = HeadAndTail(limit: limit)
        while let rows = try result.next() { ends.add(rows) }
        let renderer = format.make(options)
        var buffer = ByteBuffer()
        renderer.begin(columns: result.columns, into: &buffer)
        var shown = 0
        if let parts = ends.parts() {
            renderer.write(parts.head, into: &buffer)
            if parts.omitted > 0 {
                renderer.omit(parts.omitted, into: &buffer)
                renderer.write(parts.tail, into: &buffer)
            }
            shown = parts.head.count + parts.tail.count
        }
        try finish(renderer, &buffer, of: result)
        return PrintedRows(count: ends.count, shown: shown)
    }

    private func finish(_ renderer: any ResultRenderer, _ buffer: inout ByteBuffer, of result: any RowSource) throws {
        renderer.end(into: &buffer)
        try put(&buffer, of: result)
        for note in renderer.notes { onNote(note) }
    }

    /// Strings and properties are read while they are rendered: they are told only where all of it was sound.
    private func put(_ buffer: inout ByteBuffer, of result: any RowSource) throws {
        try result.confirm()
        try sink.flush(&buffer)
    }
}

/// How much of a result was printed.
public struct PrintedRows: Hashable, Sendable {
    /// How many rows it had.
    public let count: Int
    /// How many of them were shown.
    public let shown: Int

    /// Nothing was printed.
    public static let none = PrintedRows(count: 0, shown: 0)
}
