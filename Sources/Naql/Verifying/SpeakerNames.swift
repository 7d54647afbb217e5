import PropertyGraph
import Text

/// What somebody who speaks is called.
struct SpeakerNames {
    /// The fullest form.
    let name: String
    /// Whether it describes somebody who is not named.
    var isDescription = false
    /// The words of each form, folded, without articles.
    private let forms: [Set<String>]

    /// Somebody of a graph.
    init(of node: NodeID, in graph: Graph) {
        func value(_ key: String) -> Value { graph.findKey(key).map { graph.property(node, $0) } ?? .null }
        var names: [String] = []
        if case .string(let name) = value("name") { names.append(name) }
        if case .list(let aliases) = value("aliases") {
            for case .string(let alias) in aliases { names.append(alias) }
        }
        self.init(names)
        isDescription = graph.findLabel("UnnamedSource").map { graph.hasLabel(node, $0) } ?? false
    }

    init(_ names: [String]) {
        name = names.first ?? ""
        forms = names.map(Self.words).filter { !$0.isEmpty }
    }

    /// Whether a draft that names somebody so may mean this one: its words are part of a form of the name, or it has all of
    /// the name and more.
    func isCalled(_ other: SpeakerNames) -> Bool {
        other.forms.contains { theirs in
            forms.contains { $0.isSuperset(of: theirs) } || forms.first.map { theirs.isSuperset(of: $0) } ?? false
                || forms.contains { $0.count > 1 && theirs.isSuperset(of: $0) }
        }
    }

    /// Whether it is one word alone, which may be no more than an office.
    var isShort: Bool { Words.of(name).count < 2 }

    /// Hashes of the words of a name, as texts are cut.
    var keys: [UInt64] {
        ComparedText(Array(name.unicodeScalars.map(\.value)), in: 0..<name.unicodeScalars.count).words.map(\.key)
    }

    /// The words of a name, with the Arabic article off and that of its transcription left out.
    private static func words(_ name: String) -> Set<String> {
        var words: Set<String> = []
        for word in Words.of(name) {
            let bare = Stemmer.stem(folded: word.folded)
            if bare.unicodeScalars.count > 2 || word.isNumber { words.insert(bare) }
        }
        return words.isEmpty ? Set(Words.of(name).map(\.folded)) : words
    }
}
