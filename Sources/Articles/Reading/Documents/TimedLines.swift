/// A transcript of which lines begin with the time at which they were said: "[00:01:15] Lena Orsk: …", "00:01:15 …". The times are
/// taken out of the text, so that a turn begins with who speaks.
struct TimedLines {
    private(set) var text = ""
    private(set) var times: [ArticleRecord.SpokenTime] = []

    /// Fewer lines with a time are an accident.
    private static let fewest = 3

    /// Nil where a text is none: times of day at the head of a live blog's entries have no seconds and no brackets, and
    /// the times of a recording do not run back.
    init?(_ text: String) {
        guard Self.mayHaveStamps(text) else { return nil }
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        let stamps = lines.map(Stamp.init)
        let seconds = stamps.compactMap { $0?.seconds }
        let written = lines.count { !$0.allSatisfy(\.isWhitespace) }
        guard seconds.count >= Self.fewest, seconds.count * 4 >= written,
            zip(seconds, seconds.dropFirst()).allSatisfy(<=)
        else { return nil }
        var length = 0
        for (line, stamp) in zip(lines, stamps) {
            // Each turn is a paragraph of its own.
            if stamp != nil, length > 0, !self.text.hasSuffix("\n\n") {
                self.text += "\n"
                length += 1
            }
            if let stamp { times.append(.init(offset: length, time: stamp.time)) }
            let words = stamp.map { line[$0.end...] } ?? line[...]
            self.text += words + "\n"
            length += words.unicodeScalars.count + 1
        }
    }

    /// Whether so many lines as a transcript has begin with a digit or a bracket: what has fewer need not be cut into lines.
    private static func mayHaveStamps(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { mayHaveStamps($0) } ?? true
    }

    private static func mayHaveStamps(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var count = 0
        var isHead = true
        for byte in bytes {
            switch byte {
            // Breaks of ASCII, and the bytes that those of other scripts and their blanks begin with or have.
            case 0x0A...0x0D, 0xC2, 0xE1...0xE3: isHead = true
            case 0x09, 0x20, 0x80...0xBF: break
            case 0x30...0x39, 0x5B, 0x28:
                count += isHead ? 1 : 0
                if count == fewest { return true }
                isHead = false
            default: isHead = false
            }
        }
        return false
    }

    /// The time at the head of a line.
    private struct Stamp {
        let time: String
        let seconds: Double
        /// Where the words begin.
        let end: Substring.Index

        init?(_ line: Substring) {
            var rest = line.drop(while: \.isWhitespace)
            let closing: Character? = rest.first == "[" ? "]" : rest.first == "(" ? ")" : nil
            if closing != nil { rest.removeFirst() }
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == "." || $0 == ",") }
            rest = rest[digits.endIndex...]
            let fields = digits.replacing(",", with: ".").split(separator: ":", omittingEmptySubsequences: false)
            guard (closing == nil ? 3...3 : 2...3).contains(fields.count), fields.allSatisfy({ !$0.isEmpty }),
                let last = Double(fields[fields.count - 1]), last < 60
            else { return nil }
            var sum = 0.0
            for field in fields.dropLast() {
                guard let number = Int(field), field.count <= 2 else { return nil }
                sum = sum * 60 + Double(number)
            }
            if let closing {
                guard rest.first == closing else { return nil }
                rest.removeFirst()
            }
            guard rest.first?.isWhitespace ?? false else { return nil }
            rest = rest.drop { $0.isWhitespace || $0 == "-" || $0 == "–" }
            (time, seconds, end) = (String(digits), sum * 60 + last, rest.startIndex)
        }
    }
}
