import Machine
import Naql

/// Completes a path as it is typed: after `~/`, with blanks behind backslashes or within quotes.
enum PathCompletion {
    /// What Tab offers after the text of an argument, of which the last word is completed.
    static func complete(_ argument: String) -> Completion {
        let typed = lastWord(argument)
        let quote = typed.first.flatMap { $0 == "'" || $0 == "\"" ? $0 : nil }
        let begun = plain(typed, quote)
        let slash = begun.lastIndex(of: "/")
        let folder = slash.map { String(begun[...$0]) } ?? ""
        let name = slash.map { String(begun[begun.index(after: $0)...]) } ?? begun
        let place = folder.isEmpty ? "." : PathText.expanded(folder)
        let names = (try? Files.names(in: place)) ?? []
        let found = names.filter { ($0.hasPrefix(".") ? name.hasPrefix(".") : true) && $0.hasPrefix(name) }.sorted()
        let candidates = found.map { entry in
            let isFolder = (try? Files.kind(of: place + "/" + entry)) == .folder
            let path = folder + entry + (isFolder ? "/" : "")
            guard let quote else { return Completion.Candidate(text: PathText.quoted(path)) }
            return Completion.Candidate(text: String(quote) + path, ending: isFolder ? "" : String(quote))
        }
        return Completion(
            typed: quote == nil ? PathText.quoted(begun) : typed, replacing: typed, candidates: candidates)
    }

    /// The last word, from its first letter or quote.
    private static func lastWord(_ text: String) -> String {
        var start = text.startIndex
        var quote: Character?
        var isEscaped = false
        for place in text.indices {
            let character = text[place]
            if isEscaped {
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character.isWhitespace {
                start = text.index(after: place)
            }
        }
        return String(text[start...])
    }

    /// The path that a word stands for.
    private static func plain(_ word: String, _ quote: Character?) -> String {
        if let quote { return String(word.dropFirst()).replacing(String(quote), with: "") }
        var text = ""
        var isEscaped = false
        for character in word {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                text.append(character)
                isEscaped = false
            }
        }
        return text
    }
}
