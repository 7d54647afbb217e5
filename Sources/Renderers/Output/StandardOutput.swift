public import Naql

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
        let output = DescriptorSink(descriptor: STDOUT_FILENO)
        return isatty(STDOUT_FILENO) != 0 ? VisibleSink(before: output, style: style) : output
    }
}
