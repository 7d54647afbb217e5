extension TimeZoneRules {
    /// Reads a compiled zone, version 2 or later for its 64-bit part and footer, else version 1 (RFC 8536). Nil where
    /// the bytes are not one.
    init?(tzif bytes: [UInt8]) {
        guard let first = Header(bytes, at: 0) else { return nil }
        guard first.version >= UInt8(ascii: "2") else {
            self.init(bytes, first, start: Header.size, wide: false, footer: nil)
            return
        }
        let second = Header.size + first.bodySize(wide: false)
        guard let header = Header(bytes, at: second) else { return nil }
        let start = second + Header.size
        let end = start + header.bodySize(wide: true)
        guard end <= bytes.count else { return nil }
        self.init(bytes, header, start: start, wide: true, footer: TimeZoneRules.footer(bytes[end...]))
    }

    /// The counts at the head of each part.
    private struct Header {
        static let size = 44
        var version: UInt8
        var universalCount, standardCount, leapCount, transitionCount, typeCount, designationCount: Int

        init?(_ bytes: [UInt8], at start: Int) {
            guard start + Header.size <= bytes.count, bytes[start..<start + 4].elementsEqual("TZif".utf8) else {
                return nil
            }
            version = bytes[start + 4]
            func count(_ index: Int) -> Int {
                bytes[start + 20 + index * 4..<start + 24 + index * 4].reduce(0) { $0 << 8 | Int($1) }
            }
            universalCount = count(0)
            standardCount = count(1)
            leapCount = count(2)
            transitionCount = count(3)
            typeCount = count(4)
            designationCount = count(5)
            guard typeCount > 0 else { return nil }
        }

        func bodySize(wide: Bool) -> Int {
            let time = wide ? 8 : 4
            return transitionCount * (time + 1) + typeCount * 6 + designationCount + leapCount * (time + 4)
                + standardCount + universalCount
        }
    }

    private init?(_ bytes: [UInt8], _ header: Header, start: Int, wide: Bool, footer: PosixTimeZone?) {
        let width = wide ? 8 : 4
        guard start + header.bodySize(wide: wide) <= bytes.count else { return nil }
        func signed(_ position: Int, _ width: Int) -> Int64 {
            let raw = bytes[position..<position + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return width == 8 ? Int64(bitPattern: raw) : Int64(Int32(bitPattern: UInt32(raw)))
        }
        let indexes = start + header.transitionCount * width
        let types = indexes + header.transitionCount
        let offsetOfType = (0..<header.typeCount).map { Int32(signed(types + $0 * 6, 4)) }
        var transitions: [Int64] = []
        var offsets: [Int32] = []
        for index in 0..<header.transitionCount {
            let type = Int(bytes[indexes + index])
            guard type < header.typeCount else { return nil }
            transitions.append(signed(start + index * width, width))
            offsets.append(offsetOfType[type])
        }
        // Type 0 holds before the first transition.
        self.init(transitions: transitions, offsets: offsets, initialOffset: offsetOfType[0], rule: footer)
    }

    /// The rule between the two newlines at the end.
    private static func footer(_ bytes: ArraySlice<UInt8>) -> PosixTimeZone? {
        guard bytes.first == UInt8(ascii: "\n") else { return nil }
        let line = bytes.dropFirst().prefix { $0 != UInt8(ascii: "\n") }
        return line.isEmpty ? nil : PosixTimeZone(Array(line))
    }
}
