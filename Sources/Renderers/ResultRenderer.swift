public import Naql

/// Turns the rows of one result into bytes: a header at `begin`, rows as they come, and what is left at `end`.
///
/// A renderer is used for one result and thrown away.
public protocol ResultRenderer: AnyObject {
    /// Called once, before any rows.
    func begin(columns: [String], into output: inout ByteBuffer)
    /// Called for each batch of rows.
    func write(_ rows: Rows, into output: inout ByteBuffer)
    /// Called between rows where some are left out, in formats that are for reading alone.
    func omit(_ count: Int, into output: inout ByteBuffer)
    /// Called once, after the last row.
    func end(into output: inout ByteBuffer)
    /// What is to be told of what was written, after `end`: values that the format could not hold as they are.
    var notes: [String] { get }
}

extension ResultRenderer {
    /// Most formats hold everything.
    public var notes: [String] { [] }

    /// Formats for programs never leave rows out.
    public func omit(_ count: Int, into output: inout ByteBuffer) {}
}

/// How a result is to be shown.
public struct RenderOptions {
    /// Whether the rows go to a terminal, so that nothing in them may act on it.
    public var isTerminal: Bool
    /// Cells a line may take; nil for as many as it needs, and then nothing is ever wrapped.
    public var width: Int?
    /// Whether ANSI colours may be used.
    public var color: Bool
    /// Whether cells are wrapped in bidirectional isolates.
    public var bidi: BidiMode
    /// What stands for null in tables.
    public var nullText: String
    /// Whether CSV begins with a byte order mark, as some spreadsheets want for Arabic.
    public var byteOrderMark: Bool
    /// Whether CSV cells are kept from being taken for formulas by spreadsheets.
    public var guardsFormulas = false
    /// How many rows a result may show in formats for reading; nil for all of them.
    public var rowLimit: Int?
    /// Whether nodes, relationships and what holds them are shown on one line each, long texts folded.
    public var foldsEntities = false
    /// Where formats of whole documents collect the results of an output; nil for a document a result.
    public var documents: OutputDocuments?

    /// How right-to-left cells are kept in their columns on a terminal that reorders text.
    public enum BidiMode: String, Sendable, CaseIterable {
        /// Isolates where the terminal is known to reorder.
        case auto
        /// Isolates on every row with right-to-left text.
        case isolate
        /// Nothing is added.
        case off
    }

    /// Makes options; the defaults are for output that is no terminal.
    public init(
        isTerminal: Bool = false, width: Int? = nil, color: Bool = false, bidi: BidiMode = .off,
        nullText: String = "null", byteOrderMark: Bool = false
    ) {
        self.isTerminal = isTerminal
        self.width = width
        self.color = color
        self.bidi = bidi
        self.nullText = nullText
        self.byteOrderMark = byteOrderMark
    }
}
