public import Text

/// Hands bytes on to a terminal with all written out that would act on it (``VisibleText``).
///
/// What is written at once must be whole: renderers write whole rows, and rows end with a line break.
public final class VisibleSink: ByteSink {
    private let sink: any ByteSink
    private let style: VisibleText.Style

    /// A sink before another one.
    public init(before sink: any ByteSink, style: VisibleText.Style = .braces) {
        self.sink = sink
        self.style = style
    }

    /// Writes the bytes as visible text; line breaks and tabs stay.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        let text = String(decoding: bytes, as: UTF8.self)
        var visible = ByteBuffer()
        visible.append(VisibleText.escaped(text, keeping: [.lineBreaks, .tabs], style: style))
        try sink.flush(&visible)
    }
}
