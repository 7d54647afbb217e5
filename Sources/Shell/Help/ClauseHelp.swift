/// A page of help about a clause or another form of the language.
struct ClauseHelp: Sendable {
    /// How it is written, the words in capitals: `ORDER BY`.
    let name: String
    /// The whole form.
    let form: String
    /// What it does, in a sentence or two.
    let summary: String
    /// A statement over a graph of articles.
    let example: String
    /// The production of `Grammar/cypher.ebnf` that has every detail.
    let production: String
    /// Other words that it is looked up by.
    let others: [String]

    init(
        _ name: String, _ form: String, _ summary: String, example: String, grammar production: String,
        also others: [String] = []
    ) {
        self.name = name
        self.form = form
        self.summary = summary
        self.example = example
        self.production = production
        self.others = others
    }

    /// The page.
    var page: String {
        """
        \(name)
          \(form.replacing("\n", with: "\n  "))

        \(summary)

          \(example);

        grammar: Grammar/cypher.ebnf, \(production); diagram: Grammar/railroad/\(production).svg
        """
    }
}
