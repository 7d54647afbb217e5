/// Commands that lead from answers to articles, and from words to answers.
enum ArticleCommands {
    static let all: [ShellCommand] = [
        ShellCommand(
            "open", arguments: "ROW",
            summary:
                "shows the paragraph that a row of the last result came from, with outlet, date, file and line, and the "
                + "statement's words marked",
            check: { _ = try DestinationCommands.row($0) }
        ) { text, console in
            try console.open(row: try DestinationCommands.row(text))
        },
        ShellCommand(
            "find", arguments: "WORDS",
            summary:
                "searches the articles, with Arabic folded and stemmed: words, \"phrases\", AND, OR, -not, prefix*; "
                + "`:open ROW` then shows the paragraph"
        ) { words, console in
            try console.find(words)
        },
        ShellCommand(
            "why", arguments: "[ARTICLE]",
            summary: "shows an article with its statements, speakers and names marked, each with its reason"
        ) { article, console in
            try console.tellWhy(article)
        },
    ]
}
