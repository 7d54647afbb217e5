import Foundation
import Testing

@testable import Shell

/// Keys out of bytes that come in portions, as a terminal or a slow line gives them.
@Suite struct KeyReaderTests {
    private func keys(_ portions: [String]) -> [Key] {
        let pipe = Pipe()
        let writer = Thread {
            for portion in portions {
                try? pipe.fileHandleForWriting.write(contentsOf: Data(portion.utf8))
                usleep(5000)
            }
            try? pipe.fileHandleForWriting.close()
        }
        writer.start()
        let reader = KeyReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
        var keys: [Key] = []
        while keys.last != .endOfInput, keys.count < 20 { keys.append(reader.next()) }
        return keys
    }

    @Test func whatBeginsAKeyAndIsNoneIsReadAgain() {
        let letters: [Key] = [.character("\u{1B}"), .character("O"), .character("x"), .endOfInput]
        #expect(keys(["\u{1B}Ox"]) == letters)
        #expect(keys(["\u{1B}", "O", "x"]) == letters)
        #expect(keys(["\u{1B}O"]) == [.character("\u{1B}"), .character("O"), .endOfInput])
        #expect(keys(["\u{1B}", "O"]) == [.character("\u{1B}"), .character("O"), .endOfInput])
        #expect(keys(["\u{1B}"]) == [.character("\u{1B}"), .endOfInput])
        #expect(keys(["\u{1B}", "OA"]) == [.up, .endOfInput])
    }
}
