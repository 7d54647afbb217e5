import Testing

@testable import PropertyGraph

@Suite struct StringSearchTests {
    @Test func validatesUTF8AsTheStandardLibraryDoes() {
        var random = SplitMix64(seed: 3)
        let pieces: [[UInt8]] = [
            Array("plain ascii text ".utf8), Array("نص عربي طويل ".utf8), Array("日本".utf8), Array("😀".utf8), [0xC3],
            [0xA7], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xFF],
        ]
        var valid = 0
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1..<8, using: &random) {
                let isSound = Int.random(in: 0..<12, using: &random) > 0
                bytes +=
                    pieces[isSound ? Int.random(in: 0..<4, using: &random) : Int.random(in: 4..<11, using: &random)]
            }
            if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeLast() }
            let expected = String(validating: bytes, as: UTF8.self) != nil
            if expected { valid += 1 }
            let found = bytes.withUnsafeBufferPointer { isValidUTF8($0.baseAddress!, $0.count) }
            #expect(found == expected, "\(bytes)")
        }
        #expect(valid > 5_000 && valid < 18_000)
    }

    @Test func findsWhatASimpleSearchFinds() {
        var random = SplitMix64(seed: 11)
        let alphabet = Array("abاب ل".unicodeScalars)
        func text(_ length: Int) -> String {
            var text = ""
            for _ in 0..<length { text.unicodeScalars.append(alphabet.randomElement(using: &random)!) }
            return text
        }
        for _ in 0..<200 {
            let arena = StringArena()
            let texts = (0..<50).map { _ in text(Int.random(in: 0..<60, using: &random)) }
            let ids = texts.map { arena.add($0) }
            for _ in 0..<5 {
                let needle = text(Int.random(in: 0..<4, using: &random))
                let search = SubstringSearch(needle)
                let hits = arena.containing(search, in: 0..<UInt32(arena.count))
                for (text, id) in zip(texts, ids) {
                    let expected = needle.isEmpty || Self.contains(Array(text.utf8), Array(needle.utf8))
                    #expect(hits[Int(id)] == expected, "\(needle) in \(text)")
                    #expect(search.isFound(in: arena.utf8(id)) == expected)
                }
            }
        }
    }

    private static func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        guard text.count >= needle.count else { return false }
        return (0...(text.count - needle.count)).contains { Array(text[$0..<($0 + needle.count)]) == needle }
    }

    @Test func equalShortStringsShareAnId() {
        let arena = StringArena()
        var ids: [String: UInt32] = [:]
        for number in 0..<5_000 {
            let text = "اسم \(number % 1_700)"
            let id = arena.add(text)
            #expect(ids[text] ?? id == id)
            ids[text] = id
            #expect(arena.find(text) == id)
            #expect(arena.string(id) == text)
        }
        #expect(arena.count == 1_700)
        let long = String(repeating: "ط", count: 60)
        let (a, b) = (arena.add(long), arena.add(long))
        #expect(a != b && arena.equal(a, b) && arena.hash(a) == arena.hash(b) && arena.find(long) == nil)
    }
}
