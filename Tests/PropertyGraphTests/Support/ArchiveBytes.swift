/// The bytes of an archive as the format's description has them, written anew here so that a test can damage any place
/// and make the checksums good again.
struct ArchiveBytes {
    var bytes: [UInt8]

    struct Section {
        let name: String
        let range: Range<Int>
        /// In the file, as are the places of its checksums.
        let firstChecksum: Int
    }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func number(_ place: Int) -> Int {
        (0..<8).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
    }

    mutating func setNumber(_ place: Int, _ number: UInt64) {
        for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt64(index * 8)) }
    }

    /// Where the table of contents begins.
    var table: Int { number(24) }
    var blockSize: Int { number(table) }

    var sections: [Section] {
        var place = table + 16
        var found: [(String, Range<Int>)] = []
        for _ in 0..<number(table + 8) {
            let length = number(place)
            let name = String(decoding: bytes[(place + 8)..<(place + 8 + length)], as: UTF8.self)
            place += 8 + length
            found.append((name, number(place + 16)..<(number(place + 16) + number(place + 24))))
            place += 32
        }
        return found.map { name, range in
            defer { place += (range.count + blockSize - 1) / blockSize * 8 }
            return Section(name: name, range: range, firstChecksum: place)
        }
    }

    /// The same bytes with good checksums.
    mutating func repair() {
        for section in sections {
            var start = section.range.lowerBound
            var place = section.firstChecksum
            while start < section.range.upperBound {
                let end = min(start + blockSize, section.range.upperBound)
                setNumber(place, Self.checksum(bytes[start..<end]))
                (start, place) = (end, place + 8)
            }
        }
        repairTable()
    }

    /// Good checksums of table and header alone.
    mutating func repairTable() {
        setNumber(40, Self.checksum(bytes[table...]))
        setNumber(48, Self.checksum(bytes[..<48]))
    }

    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
        func mix(_ word: UInt64) -> UInt64 {
            let product = (word ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
            return product.high ^ product.low
        }
        var lanes = (0..<8).map { (0x51 + UInt64($0)) &* prime }
        var index = bytes.startIndex
        while index + 64 <= bytes.endIndex {
            for lane in 0..<8 {
                var word: UInt64 = 0
                for byte in (0..<8).reversed() { word = word << 8 | UInt64(bytes[index + lane * 8 + byte]) }
                lanes[lane] = (lanes[lane] ^ word) &* (prime | 1)
                lanes[lane] ^= lanes[lane] >> 32
            }
            index += 64
        }
        var hash = mix(UInt64(bytes.count))
        for lane in lanes { hash = mix(hash &+ lane) ^ lane &* 3 }
        for byte in bytes[index...] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash ^ hash >> 31
    }
}
