/// Forms of English verbs and nouns.
enum EnglishInflection {
    struct Form {
        let text: String
        let flags: LexiconEntry.Flags
    }

    /// Forms of a verb from its base and, where they are irregular, its past and participle.
    static func verb(_ base: String, past: String?) -> [Form] {
        let parts = base.split(separator: " ", maxSplits: 1).map(String.init)
        let head = parts[0]
        let tail = parts.count > 1 ? " " + parts[1] : ""
        return [
            Form(text: head + tail, flags: [.present, .plural, .anyGender]),
            Form(text: third(head) + tail, flags: [.present, .anyGender]),
            Form(text: (past ?? self.past(head)) + tail, flags: [.anyGender]),
            Form(text: gerund(head) + tail, flags: [.participle, .anyGender]),
        ]
    }

    static func third(_ base: String) -> String {
        if ends(base, ["s", "sh", "ch", "x", "z", "o"]) { return base + "es" }
        if base.hasSuffix("y"), !endsInVowelY(base) { return base.dropLast() + "ies" }
        return base + "s"
    }

    static func past(_ base: String) -> String {
        if base.hasSuffix("e") { return base + "d" }
        if base.hasSuffix("y"), !endsInVowelY(base) { return base.dropLast() + "ied" }
        return doubled(base) + "ed"
    }

    static func gerund(_ base: String) -> String {
        if base.hasSuffix("ie") { return base.dropLast(2) + "ying" }
        if base.hasSuffix("e"), !base.hasSuffix("ee") { return base.dropLast() + "ing" }
        return doubled(base) + "ing"
    }

    static func plural(_ noun: String) -> String { third(noun) }

    private static let doubling: Set<String> = ["admit", "rebut", "slam", "quip", "brag", "beg", "blog", "refer"]
    private static func doubled(_ base: String) -> String {
        doubling.contains(base) ? base + String(base.last!) : base
    }
    private static func ends(_ word: String, _ suffixes: [String]) -> Bool { suffixes.contains { word.hasSuffix($0) } }
    private static func endsInVowelY(_ word: String) -> Bool { ends(word, ["ay", "ey", "oy", "uy"]) }
}
