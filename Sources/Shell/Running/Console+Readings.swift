import Naql
public import Renderers

extension Console {
    /// Writes how articles were understood: those that `article` means, or all.
    ///
    /// - Parameter path: a file that takes its name only when it is whole; nil and `-` are the console's output.
    /// - Throws: ``SessionLoadError`` where no article is meant, ``NaqlError`` where the graph cannot be read, ``OutputError``
    ///   or ``FileError`` where the text cannot be written.
    public func tellWhy(article: String?, as format: ReadingFormat, to path: String?) throws {
        var ids = try session.articles(matching: article)[...]
        if ids.isEmpty {
            throw SessionLoadError(
                message: article.map {
                    "no article '\($0)': name its id, uri or path, or words of its headline "
                        + "(`MATCH (a:Article) RETURN a.id, a.headline` lists them)"
                } ?? "no article is open: name a file, a folder or an archive")
        }
        try naming {
            try ReadingOutput.write(to: path, else: output) { sink in
                try format.write(to: sink, options: options) { [session] in
                    while let id = ids.popFirst() {
                        if let reading = try session.reading(of: id) { return reading }
                    }
                    return nil
                }
            }
        }
    }

    /// `:why`: the article that is meant; without a name the only one there is.
    ///
    /// - Throws: ``CommandError`` where several or none are meant.
    func tellWhy(_ argument: String) throws {
        let words = try ArgumentWords.split(argument).joined(separator: " ")
        let ids = try session.articles(matching: words.isEmpty ? nil : words)
        guard ids.count == 1, let id = ids.first else {
            throw CommandError(Self.choice(of: ids, named: words))
        }
        try tellWhy(article: id, as: ReadingFormat.all[0], to: nil)
    }

    private static func choice(of ids: [String], named name: String) -> String {
        guard !ids.isEmpty else {
            return name.isEmpty
                ? "no article is open; `:load FILE` adds some"
                : "no article '\(name)': name its id, uri or path, or words of its headline"
        }
        let some = ids.prefix(5).map { "`:why \($0)`" }.joined(separator: ", ")
        return "\(ids.count) articles\(name.isEmpty ? "" : " are meant by '\(name)'"); name one: \(some)"
            + (ids.count > 5 ? ", …" : "")
    }
}
