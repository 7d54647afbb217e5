import CypherSyntax
import PropertyGraph
import Testing

/// Breaks the grammar's examples in small ways; whatever comes out is read or refused, and what is read prints and
/// formats as it should.
@Suite("Mutated queries")
struct MutationTests {
    @Test("no broken text crashes or hangs the parser, and none is misprinted", arguments: [1, 2, 3, 4] as [UInt64])
    func mutations(_ seed: UInt64) throws {
        let samples = CaseFile.names(in: "Grammar/examples").flatMap { name in
            let splitter = StatementSplitter(CaseFile.text("Grammar/examples/\(name)"))
            return splitter.statements.map { Array(splitter.text($0).utf8) }
        }
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            guard var bytes = samples.randomElement(using: &random), let other = samples.randomElement(using: &random)
            else { return }
            for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, other, &random) }
            let text = String(decoding: bytes, as: UTF8.self)
            let trees = Parser.trees(of: text)
            for diagnostic in trees.flatMap(\.errors) {
                #expect(diagnostic.range.lower <= diagnostic.range.upper, "\(text)")
                #expect(diagnostic.range.upper <= text.utf8.count, "\(text)")
            }
            for tree in trees where tree.errors.isEmpty {
                #expect((try? Parser.parse(Printer.print(tree.statement))) == tree.statement, "\(text)")
            }
            #expect(firstError(text) == trees.lazy.compactMap(\.errors.first).first, "\(text)")
            _ = Parser.tree(ofTyped: text)
            if trees.allSatisfy(\.errors.isEmpty) {
                let formatted = try Formatter.format(text)
                #expect(try Formatter.format(formatted) == formatted, "\(text)")
            }
        }
    }

    /// What whoever wants it right is told.
    private func firstError(_ text: String) -> Diagnostic? {
        do throws(Diagnostic) {
            _ = try Parser.parse(script: text)
            return nil
        } catch { return error }
    }

    private func mutate(_ bytes: inout [UInt8], _ other: [UInt8], _ random: inout SplitMix64) {
        guard !bytes.isEmpty, !other.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &random)))
        case 2:
            let signs = Array("(){}[]|:,.-<>=*+'\"`$!&%;/ \\uU0x".utf8)
            bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
        case 3:
            let start = Int.random(in: 0..<other.count, using: &random)
            bytes.insert(contentsOf: other[start..<min(other.count, start + 30)], at: place)
        default:
            let start = Int.random(in: 0..<bytes.count, using: &random)
            bytes.insert(contentsOf: bytes[start..<min(bytes.count, start + 20)], at: place)
        }
    }
}
