import Language

/// Transcripts with times: WebVTT and SubRip. What one speaker says without a break is one turn, "Name: words".
struct SubtitleReader: ArticleReader {
    var endings: [String] { ["vtt", "srt"] }
    var mediaTypes: [String] { ["text/vtt", "application/x-subrip"] }

    func recognises(_ head: FileHead) -> Recognition {
        guard head.kind == .text else { return .no }
        if head.text.hasPrefix("WEBVTT") { return .certain }
        let lines = head.text.split(maxSplits: 2, whereSeparator: \.isNewline).prefix(2)
        guard lines.count == 2, lines[0].allSatisfy({ $0.isNumber }), lines[1].contains("-->") else { return .byName }
        return .certain
    }

    func read(_ text: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var turns: [Turn] = []
        var headline: String?
        var shown = ShownLines(text)
        for block in Self.blocks(of: text) {
            if block[0].hasPrefix("WEBVTT"), !block[0].contains("-->") { headline = Self.title(block[0]) }
            for cue in Self.cues(of: block) {
                for (place, lines) in Self.speeches(in: shown.new(in: cue.lines)).enumerated() {
                    for (number, turn) in Self.turns(of: lines).enumerated() {
                        Self.add(turn, at: Self.start(cue.time), isNew: place > 0 && number == 0, to: &turns)
                    }
                }
            }
        }
        guard !turns.isEmpty else {
            issues.append(LoadIssue(path, .empty))
            return []
        }
        var record = ArticleRecord(id: path, path: path, text: "")
        var length = 0
        for turn in turns {
            let head = turn.speaker.map { "\($0): " } ?? ""
            let paragraph = (length > 0 ? "\n" : "") + head + turn.words + "\n"
            let first = length + (length > 0 ? 1 : 0) + head.unicodeScalars.count
            record.times += turn.times.map { .init(offset: first + $0.offset, time: $0.time) }
            record.text += paragraph
            length += paragraph.unicodeScalars.count
        }
        record.headline = headline
        return [record]
    }

    private struct Turn {
        var speaker: String?
        var words: String
        /// When parts of the words were said, by their code points.
        var times: [ArticleRecord.SpokenTime] = []
    }

    /// When a cue begins: what stands before its arrow.
    private static func start(_ line: Substring) -> String {
        DataFile.trimmed(line[..<(line.firstRange(of: "-->")?.lowerBound ?? line.endIndex)]).replacing(",", with: ".")
    }

    /// The cues of a block. Where no empty line stands between two of them, the next one's times begin it: no text has an arrow.
    private static func cues(of block: [Substring]) -> [(time: Substring, lines: [Substring])] {
        let times = block.indices.filter { block[$0].contains("-->") }
        return times.enumerated().map { number, time in
            var end = number + 1 < times.count ? times[number + 1] : block.count
            // Its number stands before its times.
            if end < block.count, end - 1 > time, block[end - 1].allSatisfy(\.isNumber) { end -= 1 }
            return (block[time], block[(time + 1)..<end].compactMap(spoken))
        }
    }

    /// A line without the codes that only place or colour it ("{\an8}"); nil where it only tells of a sound: "[Music]", "(applause)",
    /// "♪ … ♪". A gap within what is said ("[inaudible]") stays.
    private static func spoken(_ line: Substring) -> Substring? {
        var line = line
        while let open = line.firstRange(of: "{\\"), let close = line[open.upperBound...].firstIndex(of: "}") {
            line.removeSubrange(open.lowerBound...close)
        }
        let words = DataFile.trimmed(line)
        guard let first = words.first, let last = words.last, words.count > 1 else { return line }
        let isNote =
            switch (first, last) {
            case ("[", "]"), ("(", ")"): !words.dropFirst().dropLast().contains { $0 == first || $0 == last }
            case ("♪", "♪"), ("♫", "♫"): true
            default: false
            }
        return isNote ? nil : line
    }

    private static func blocks(of text: String) -> [[Substring]] {
        var blocks: [[Substring]] = []
        var block: [Substring] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                if !block.isEmpty { blocks.append(block) }
                block = []
            } else {
                block.append(line)
            }
        }
        return block.isEmpty ? blocks : blocks + [block]
    }

    /// What stands behind the mark of the format.
    private static func title(_ line: Substring) -> String? {
        let words = DataFile.trimmed(line.dropFirst(6)).drop { $0 == "-" || $0 == " " }
        return words.isEmpty ? nil : String(words)
    }

    /// The lines of a cue by who speaks: of two on the screen at once each begins a line with a dash, ">>" or a name in capitals.
    private static func speeches(in lines: [Substring]) -> [ArraySlice<Substring>] {
        var starts = [lines.startIndex]
        for place in lines.indices.dropFirst() where beginsSpeech(lines[place]) { starts.append(place) }
        return zip(starts, starts.dropFirst() + [lines.endIndex]).map { lines[$0..<$1] }
    }

    private static func beginsSpeech(_ line: Substring) -> Bool {
        var rest = line.drop(while: \.isWhitespace)
        // A tag before it only changes how it looks.
        while rest.first == "<", !rest.hasPrefix("<v"), let end = rest.firstIndex(of: ">") {
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
        }
        if rest.hasPrefix(">>") || rest.hasPrefix("&gt;&gt;") { return true }
        if let first = rest.first, "-–—".contains(first) {
            return rest.dropFirst().first.map { $0.isWhitespace || $0.isLetter || "\"“«¿¡".contains($0) } ?? false
        }
        guard startsWithName(String(rest)), let colon = rest.firstIndex(of: ":") else { return false }
        return rest[..<colon].contains(where: \.isUppercase) && !rest[..<colon].contains(where: \.isLowercase)
    }

    /// The words of a cue by their voices: `<v Name>` opens one, the cue's end closes it.
    private static func turns(of lines: ArraySlice<Substring>) -> [Turn] {
        var turns: [Turn] = []
        for part in lines.joined(separator: " ").split(separator: "<v", omittingEmptySubsequences: false) {
            var rest = part[...]
            var speaker: String?
            if !turns.isEmpty || part.startIndex != lines.joined(separator: " ").startIndex,
                part.first == " " || part.first == ".", let close = part.firstIndex(of: ">")
            {
                // Classes stand before the name: "<v.loud Lena Parson>".
                let name = part[..<close].drop { $0 != " " }
                speaker = CharacterReferences.resolved(Substring(DataFile.trimmed(name)))
                rest = part[part.index(after: close)...]
            }
            let words = HTMLPieces.text(of: String(rest)).onOneLine
            if !words.isEmpty { turns.append(Turn(speaker: speaker, words: words)) }
        }
        return turns
    }

    /// Goes on with the last turn, unless another speaks, the cue says so with a dash or ">>", or names who speaks.
    private static func add(_ turn: Turn, at time: String, isNew: Bool, to turns: inout [Turn]) {
        var turn = turn
        let isNew = isNew || [">>", "- ", "– ", "— "].contains { turn.words.hasPrefix($0) }
        while let first = turn.words.first, first == ">" || first == " " || "-–—".contains(first) {
            turn.words.removeFirst()
        }
        if let last = turns.last, !isNew, last.speaker == turn.speaker, !startsWithName(turn.words) {
            let offset = last.words.unicodeScalars.count + 1
            turns[turns.count - 1].words += " " + turn.words
            turns[turns.count - 1].times.append(.init(offset: offset, time: time))
        } else {
            turn.times = [.init(offset: 0, time: time)]
            turns.append(turn)
        }
    }

    /// "LENA PARSON: …": a few words, and a colon with a blank behind it.
    private static func startsWithName(_ words: String) -> Bool {
        guard let colon = words.prefix(60).firstRange(of: ": ")?.lowerBound else { return false }
        let name = words[..<colon].split(separator: " ")
        return (1...5).contains(name.count)
            && name.allSatisfy { $0.first?.isUppercase ?? false || !($0.first?.isCased ?? true) }
    }
}

/// What is on the screen already. Captions that machines make roll up: a cue shows the last line once more, and marks each of
/// its new words with their time.
private struct ShownLines {
    private let rollsUp: Bool
    private var last: [String] = []

    init(_ text: String) {
        rollsUp = text.utf8.indices.contains { Self.timeTag(in: text[...], at: $0) != nil }
    }

    /// The lines of a cue that are new, without the times of their words.
    mutating func new(in lines: [Substring]) -> [Substring] {
        guard rollsUp else { return lines }
        let plain = lines.map { Self.withoutTimes($0) }
        let words = plain.map { line in
            HTMLPieces.text(of: line).onOneLine
        }
        let known = (0...min(last.count, words.count)).last { last.suffix($0).elementsEqual(words.prefix($0)) } ?? 0
        last = words.filter { !$0.isEmpty }
        return plain.dropFirst(known).map { $0[...] }
    }

    private static func withoutTimes(_ line: Substring) -> String {
        var result = ""
        var rest = line
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            if let end = timeTag(in: rest, at: open) {
                result += rest[..<open]
                rest = rest[end...]
            } else {
                let next = rest.utf8.index(after: open)
                result += rest[..<next]
                rest = rest[next...]
            }
        }
        return result + rest
    }

    /// The end of a time between angle brackets, "<00:04:46.070>", that begins at a place.
    private static func timeTag(in text: Substring, at place: String.Index) -> String.Index? {
        guard text.utf8[place] == UInt8(ascii: "<") else { return nil }
        let rest = text.utf8[text.utf8.index(after: place)...]
        guard let close = rest.prefix(16).firstIndex(of: UInt8(ascii: ">")), close > rest.startIndex else { return nil }
        let isTime = rest[..<close].allSatisfy { (0x30...0x3A).contains($0) || $0 == UInt8(ascii: ".") }
        return isTime ? rest.index(after: close) : nil
    }
}
