import Language

/// Reporting words found in a sentence: the rule that matched, its parts, and where the content lies.
struct Construction {
    let rule: Rule
    /// The tokens of the match, the content of `clause` and `object` left out.
    let tokens: Range<Int>
    /// The tokens of the cue, and the verb with the form it has there.
    let cue: Range<Int>
    let verb: VerbForm?
    let captures: Captures
    /// The content, in code points.
    var start = 0
    var end = 0
    /// True where the end is settled: a closing mark.
    var isClosed = false
    /// What goes on after the reporting words within one quotation, in code points.
    var rest: Range<Int>?

    var outcome: RuleOutcome { rule.outcome }
    func has(_ option: RuleOptions) -> Bool { rule.options.contains(option) }
}
