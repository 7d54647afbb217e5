public import Text
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard output for data.
public enum StandardOutput {
    /// Bytes as they are for a program, visible text for a terminal.
    public static func sink(style: VisibleText.Style = .braces) -> any ByteSink {
        sink(to: STDOUT_FILENO, style: style)
    }

    /// The same for another descriptor, which may lead to the terminal too.
    static func sink(to descriptor: Int32, style: VisibleText.Style) -> any ByteSink {
        let output = DescriptorSink(descriptor: descriptor)
        return isatty(descriptor) != 0 ? VisibleSink(before: output, style: style) : output
    }
}
