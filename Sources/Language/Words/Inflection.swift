/// A step that makes a form from a principal part.
enum InflectionStep: Sendable {
    case only([String])
    case unless([String])
    case takeOff([String])
    case dropFirst(Int)
    case append(String)
    case prepend(String)
}

/// A cell of a paradigm: the tags of a form and how it is made.
struct InflectionCell: Sendable {
    let tags: WordTags
    let part: Int
    let steps: [InflectionStep]
}

/// The paradigms of a language, from `inflections.txt`.
public struct Inflections: Sendable {
    /// A form of a word and its tags.
    public struct Form: Sendable {
        /// What stands there.
        public let text: String
        /// Facts of the form.
        public let tags: WordTags
    }

    var paradigms: [String: [InflectionCell]] = [:]
    var vowels = Set("aeiou")

    /// Makes one.
    public init() {}

    /// The forms that a paradigm makes of principal parts. A part "-" makes none; of several words the first inflects.
    func forms(_ paradigm: String, _ parts: [String]) -> [Form] {
        (paradigms[paradigm] ?? []).compactMap { cell in
            guard cell.part < parts.count, parts[cell.part] != "-" else { return nil }
            return form(of: parts[cell.part], cell)
        }
    }

    private func form(of part: String, _ cell: InflectionCell) -> Form? {
        let words = part.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard let head = words.first else { return nil }
        var text = String(head)
        for step in cell.steps {
            switch step {
            case .only(let endings): if !endings.contains(where: { ends(text, $0) }) { return nil }
            case .unless(let endings): if endings.contains(where: { ends(text, $0) }) { return nil }
            case .takeOff(let endings):
                if let ending = endings.first(where: { text.hasSuffix($0) }) { text.removeLast(ending.count) }
            case .dropFirst(let count): text.removeFirst(min(count, text.count))
            case .append(let ending): text += ending
            case .prepend(let opening): text = opening + text
            }
        }
        guard words.count > 1 else { return Form(text: text, tags: cell.tags) }
        // Of several words the first is not compared as written.
        if text.hasSuffix("!") { text.removeLast() }
        return Form(text: text + " " + words[1], tags: cell.tags)
    }

    /// True where a word ends so: `V` stands for a vowel and `C` for a consonant of the language.
    private func ends(_ word: String, _ ending: String) -> Bool {
        guard word.count >= ending.count else { return false }
        return zip(word.suffix(ending.count), ending).allSatisfy { letter, wanted in
            switch wanted {
            case "V": vowels.contains(letter)
            case "C": letter.isLetter && !vowels.contains(letter)
            default: letter == wanted
            }
        }
    }

    // MARK: Reading

    /// Reads `inflections.txt`.
    mutating func read(_ file: DataFile) throws(LanguageError) {
        for line in file.lines {
            let sides = line.text.split(separator: "=", maxSplits: 1).map { DataFile.trimmed($0) }
            func failure(_ message: String, _ remedy: String) -> LanguageError {
                LanguageError(file: file.path, line: line.number, message, remedy: remedy)
            }
            guard sides.count == 2 else {
                throw failure("a cell of a paradigm has no =", "write `tags = part steps`")
            }
            var tags: WordTags = []
            for name in DataFile.words(sides[0]) where name != "-" {
                guard let tag = WordTags.byFileName[name] else {
                    throw failure(
                        "no tag \"\(name)\"",
                        "did you mean \"\(LanguageError.nearest(name, among: WordTags.byFileName.keys))\"?")
                }
                tags.formUnion(tag)
            }
            let words = DataFile.words(sides[1])
            guard let part = words.first.flatMap({ Int($0) }), part > 0 else {
                throw failure("a cell begins with no number of a principal part", "write `\(sides[0]) = 1 …`")
            }
            var steps: [InflectionStep] = []
            for word in words.dropFirst() {
                guard let step = Inflections.step(word) else {
                    throw failure("no step \"\(word)\"", "steps are ?x !x -x <N +x ^x")
                }
                steps.append(step)
            }
            paradigms[line.part, default: []].append(InflectionCell(tags: tags, part: part - 1, steps: steps))
        }
    }

    private static func step(_ word: String) -> InflectionStep? {
        let rest = String(word.dropFirst())
        let endings = rest.split(separator: "|").map(String.init)
        guard !rest.isEmpty else { return nil }
        switch word.first {
        case "?": return .only(endings)
        case "!": return .unless(endings)
        case "-": return .takeOff(endings)
        case "<": return Int(rest).map { .dropFirst($0) }
        case "+": return .append(rest)
        case "^": return .prepend(rest)
        default: return nil
        }
    }
}
