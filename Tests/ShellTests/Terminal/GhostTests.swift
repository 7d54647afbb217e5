import Testing

/// Whatever was typed before, the screen shows what it would if the text were painted afresh.
@Suite(.serialized) struct GhostTests {
    private static let texts = [
        "RETURN ", "'بِسْمِ اللَّهِ'", "日本語", "MATCH (n:Label)-[:T]->(m) WHERE n.x = 1 ", "e\u{301}", "👨‍👩‍👧", "🇪🇬", "❤️",
        "\u{200F}", "\u{202E}", "ab", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "قال، ثم ", "{a: 1}", "أَ",
        "\u{1B}[200~a\tb\u{1B}[201~",
    ]
    private static let keys = [
        "\u{1B}[D", "\u{1B}[C", "\u{1B}[A", "\u{1B}[B", "\u{7F}", "\u{1B}[3~", "\u{01}", "\u{05}", "\u{15}", "\u{0B}",
        "\u{19}", "\u{17}", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1F}", "\u{14}", "\u{1B}\r", "\u{10}", "\u{0E}",
    ]

    /// Numbers that are the same at each run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }

    @Test(arguments: [(1, 20, 8), (2, 40, 12), (3, 80, 24), (4, 20, 8), (5, 31, 6), (6, 200, 50)])
    func noEditLeavesOne(seed: Int, columns: Int, height: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let terminal = try Terminal(columns: columns, height: height, environment: Terminal.locales[seed % 3])
        try terminal.enter("RETURN 'بِسْمِ' AS one;")
        var typed: [String] = []
        for step in 1...40 {
            let source = Int.random(in: 0..<9, using: &dice) < 5 ? Self.texts : Self.keys
            typed.append(source[Int.random(in: 0..<source.count, using: &dice)])
            try terminal.typeAndSettle(typed[step - 1])
            guard step % 4 == 0 else { continue }
            let before = terminal.screen
            try terminal.typeAndSettle("\u{0C}")
            let fresh = terminal.screen
            #expect(Array(before.lines.suffix(fresh.lines.count)) == fresh.lines, "\(typed.suffix(5))")
            #expect(before.column == fresh.column && before.textBeforeCursor == fresh.textBeforeCursor)
            #expect(before.lines.count - before.row == fresh.lines.count - fresh.row, "\(typed.suffix(5))")
        }
    }

    @Test(arguments: [true, false])
    func noOtherSizeLeavesOne(reflows: Bool) throws {
        let terminal = try Terminal(["--quiet", "--format", "jsonl"], columns: 80, height: 20)
        try terminal.enter("RETURN 1 AS before;")
        try terminal.typeAndSettle("RETURN 'اسم طويل 0123456789 0123456789 0123456789 0123456789 0123456789 end' AS x")
        for columns in [40, 80, 33, 100, 12, 80] {
            terminal.resize(columns: columns, height: 20, reflows: reflows)
            try terminal.typeAndSettle("z")
            let text = terminal.screen.lines.joined()
            if reflows || columns <= 40 {
                #expect(text.ranges(of: "naql> RETURN '").count == 1, "\(columns): \(terminal.screen.lines)")
            }
        }
        try terminal.typeAndSettle("\u{0C}")
        #expect(terminal.screen.lines.joined().hasSuffix("end' AS xzzzzzz"))
    }
}
