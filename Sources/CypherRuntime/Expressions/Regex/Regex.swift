import PropertyGraph

/// A compiled regular expression that tells whether a whole text matches, in time linear in the text.
final class Regex {
    private enum Engine {
        case automaton(LazyAutomaton)
        case simulation(RegexSimulation)
    }

    private let engine: Engine
    /// Finds bytes without which nothing matches: far faster than the automaton, where they are rare.
    let prefilter: SubstringSearch?

    /// Compiles a pattern in Java's syntax.
    init(_ pattern: String) throws(RegexError) {
        let node = try RegexParser.parse(pattern)
        let literal = node.requiredLiteral
        prefilter = literal.count > 1 ? SubstringSearch(literal) : nil
        let program = try RegexProgram(node)
        engine = program.hasAssertions ? .simulation(RegexSimulation(program)) : .automaton(LazyAutomaton(program))
    }

    /// Whether all of a text matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>, _ meter: ExecutionMeter) throws(ExecutionError) -> Bool {
        switch engine {
        case .automaton(let automaton): try automaton.matches(text, meter)
        case .simulation(let simulation): try simulation.matches(text, meter)
        }
    }
}
