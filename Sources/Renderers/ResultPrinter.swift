public import Naql

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

    /// Prints all rows; how many there were.
    ///
    /// - Throws: ``NaqlError`` where the query fails while it runs, ``OutputError`` where the output cannot be written.
    public func print(_ result: QueryResult) throws -> Int {
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
        renderer.end(into: &buffer)
        try put(&buffer, of: result)
        for note in renderer.notes { onNote(note) }
        return count
    }

    /// Strings and properties are read while they are rendered: they are told only where all of it was sound.
    private func put(_ buffer: inout ByteBuffer, of result: QueryResult) throws {
        try result.confirm()
        try sink.flush(&buffer)
    }
}
