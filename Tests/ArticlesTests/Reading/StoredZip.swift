/// A zip archive of files as they are, nothing packed.
func storedZip(_ files: [(name: String, text: String)]) -> [UInt8] {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in files {
        let content = Array(text.utf8)
        // From the version that is wanted to the length of what else is said.
        let facts =
            number(20, 2) + number(0, 4) + number(0, 2) + number(0x21, 2) + number(Int(checksum(content)), 4)
            + number(content.count, 4) + number(content.count, 4) + number(name.utf8.count, 2) + number(0, 2)
        directory += [0x50, 0x4B, 1, 2] + number(20, 2) + facts + number(0, 10) + number(bytes.count, 4) + name.utf8
        bytes += [0x50, 0x4B, 3, 4] + facts + Array(name.utf8) + content
    }
    let count = number(files.count, 2)
    return bytes + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + count + count + number(directory.count, 4)
        + number(bytes.count, 4) + number(0, 2)
}

/// CRC-32 as zip has it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
}
