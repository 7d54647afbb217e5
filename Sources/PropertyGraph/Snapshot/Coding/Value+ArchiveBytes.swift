extension Value {
    /// The value as archives write it: scalars, temporal values and lists of them; of anything else null.
    public var archiveBytes: [UInt8] {
        var writer = ByteWriter()
        writer.value(self)
        return writer.bytes
    }

    /// The value of bytes that ``archiveBytes`` gave; nil where they are none.
    public init?(archiveBytes bytes: [UInt8]) {
        let value: Value? = bytes.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes)
            guard let value = try? reader.value(), reader.isAtEnd else { return nil }
            return value
        }
        guard let value else { return nil }
        self = value
    }
}
