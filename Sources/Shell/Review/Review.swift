import Articles
import Machine
import Naql

/// `:review`: statements one after the other, each with a key. What is answered becomes corrections when it is left.
struct Review {
    /// What a key said of a statement.
    enum Answer: Hashable {
        case right
        /// Somebody else's; whose, where that is known.
        case speaker(String)
        case none
        /// Of other words; which, where they were typed.
        case span(String)

        var verdict: Judgement {
            switch self {
            case .right: .right
            case .speaker: .speaker
            case .none: .none
            case .span: .span
            }
        }

        /// The name or words that were typed.
        var words: String {
            switch self {
            case .speaker(let name): name
            case .span(let words): words
            case .right, .none: ""
            }
        }
    }

    let console: Console
    /// Keeps what was answered so far, each time.
    let keep: ([Int: Answer]) throws -> Void
    private var answers: [Int: Answer] = [:]

    init(_ console: Console, keep: @escaping ([Int: Answer]) throws -> Void) {
        (self.console, self.keep) = (console, keep)
    }

    private static let legend = "r right, s wrong speaker, n no statement, w wrong words, space skip, b back, q quit"

    /// Goes through statements until they are all seen, or it is left; the answers by place.
    ///
    /// - Throws: ``CommandError`` where nobody sits at a terminal, ``NaqlError`` where the graph cannot be read.
    mutating func run(_ statements: [SampledStatement]) throws -> [Int: Answer] {
        guard console.isInteractive, let keys = SingleKeys() else {
            throw CommandError(
                "`:review` needs somebody at a terminal; `naql sample` writes a sheet to be marked elsewhere")
        }
        console.say(Self.legend)
        var place = 0
        while place < statements.count {
            try show(statements[place], place, statements.count)
            guard let key = keys.next() else { break }
            switch String(key).lowercased() {
            case "q": return answers
            case "b": place = max(0, place - 1)
            case " ", "k": place += 1
            case "r": try answer(.right, &place)
            case "n": try answer(.none, &place)
            case "s":
                console.send("who said it? (Enter: not known) ")
                guard let name = keys.line() else { continue }
                try answer(.speaker(name), &place)
            case "w":
                console.send("its right words? (Enter: only marked) ")
                guard let words = keys.line() else { continue }
                try answer(.span(words), &place)
            default: console.say(Self.legend)
            }
        }
        return answers
    }

    private mutating func answer(_ answer: Answer, _ place: inout Int) throws {
        answers[place] = answer
        try keep(answers)
        console.say("  \(answer.verdict.rawValue)")
        place += 1
    }

    private func show(_ statement: SampledStatement, _ place: Int, _ count: Int) throws {
        let facts = [statement.outlet, statement.kind, statement.rule, statement.resolver].filter { !$0.isEmpty }
        let told = answers[place].map { " (answered: \($0.verdict.rawValue))" } ?? ""
        console.say("")
        console.say("\(place + 1)/\(count)  \(facts.joined(separator: ", "))\(told)")
        try console.show(
            "\(statement.speaker.isEmpty ? "nobody" : statement.speaker): \(try console.session.marked(statement))")
    }
}

extension Console {
    /// `:review [SHEET.csv | COUNT]`.
    func review(_ argument: String) throws {
        let path = argument.isEmpty || RowNumber.of(argument) != nil ? nil : try PathText.path(argument)
        if path != nil { try mayTouchFiles(":review") }
        let sheet = try path.map { try ReviewedSheet($0) }
        let count = argument.isEmpty || path != nil ? nil : RowNumber.of(argument)
        if let count, count < 1 { throw CommandError("say how many statements, 1 or more: `:review 20`") }
        let statements = try showingWork { try self.statements(of: sheet, atMost: count) }
        guard !statements.isEmpty else {
            return say(path.map { "\($0): every statement of it is marked" } ?? "every statement is marked")
        }
        let draft = sheet == nil && !session.settings.isSafe ? ReviewDraft() : nil
        tell(path, draft)
        var corrected: [Int: (answer: Review.Answer, corrections: [Correction])] = [:]
        func mark(_ answers: [Int: Review.Answer]) throws(FileError) {
            try sheet?.write(answers.map { (statements[$0.key].thing, $0.value.verdict, $0.value.words) })
        }
        var hasFailed = false
        var review = Review(self) { answers in
            for (place, answer) in answers where corrected[place]?.answer != answer {
                corrected[place] = (answer, try self.corrections(statements[place], answer))
            }
            do throws(FileError) {
                try mark(answers)
                try draft?.keep(corrected.sorted { $0.key < $1.key }.flatMap(\.value.corrections))
            } catch {
                // The answers are here still, and what hinders may be gone by then.
                if !hasFailed { self.say("warning: \(error.message); the answers are kept when the review is left") }
                hasFailed = true
            }
        }
        let answers = try review.run(statements)
        guard !answers.isEmpty else { return say("nothing was answered") }
        try session.correct(corrected.sorted { $0.key < $1.key }.flatMap(\.value.corrections))
        draft?.remove()
        if hasFailed { try mark(answers) }
        say("\(answers.count) of \(statements.count) answered")
        tellUnsavedChanges()
    }

    /// What is to be reviewed: the open rows of a sheet, else all that nobody marked, the doubtful first.
    private func statements(of sheet: ReviewedSheet?, atMost count: Int?) throws -> [SampledStatement] {
        let all = try session.sampledStatements()
        if let sheet { return sheet.open(among: all) }
        let unmarked = SampleSheet.doubtfulFirst(all.filter { $0.mark.isEmpty })
        return count.map { Array(unmarked.prefix($0)) } ?? unmarked
    }

    /// Tells where answers are kept.
    private func tell(_ sheet: String?, _ draft: ReviewDraft?) {
        if let sheet { return say("each answer is written into \(sheet) at once") }
        guard let draft else { return say("answers are kept nowhere until the review is left") }
        for path in draft.others {
            say("a review that was cut off left its answers in \(path): `--corrections` takes them in")
        }
        say("each answer is kept at once, in \(draft.path) until the review is left")
    }

    /// What an answer corrects.
    private func corrections(_ statement: SampledStatement, _ answer: Review.Answer) throws -> [Correction] {
        let thing = statement.thing
        switch answer {
        case .right: return [correction(.mark, thing, "checked")]
        case .none: return [correction(.drop, thing, "")]
        case .speaker(""): return [correction(.mark, thing, "wrong speaker")]
        case .speaker(let name):
            // Of several with the name none is meant more than another: it is marked, and told.
            guard let speaker = try? speaker(name, "") else {
                say("several are called \"\(name)\"; the statement is marked, `:said` says which")
                return [correction(.mark, thing, "wrong speaker"), correction(.note, thing, "said by \(name)")]
            }
            return [
                correction(.said, thing, speaker.words, label: speaker.label), correction(.mark, thing, "checked"),
            ]
        case .span(let words):
            let isThere = words.isEmpty ? false : try session.holds(words, article: thing.article)
            if !words.isEmpty, !isThere { say("\"\(words)\" does not stand in the article; the statement is marked") }
            return isThere
                ? [correction(.span, thing, words), correction(.mark, thing, "checked")]
                : [correction(.mark, thing, "wrong span")]
        }
    }
}
