import Language

/// A noun phrase that can speak, as a rule of the source layer found it.
struct SourcePhrase {
    let rule: Rule
    let tokens: Range<Int>
    let captures: Captures
    var outcome: RuleOutcome { rule.outcome }
}
