/// Whether two headlines are of one article: sites shorten them, add their own name, and write other ones for other places.
public enum HeadlineLikeness {
    /// Whether one has at least a third of the other's words.
    public static func agree(_ one: String, _ other: String) -> Bool {
        let (one, other) = (words(one), words(other))
        guard !one.isEmpty, !other.isEmpty else { return true }
        let same = one.intersection(other).count
        return same * 3 >= min(one.count, other.count)
    }

    /// Whether they are the same but for signs and capitals.
    public static func areSame(_ one: String, _ other: String) -> Bool {
        one.lowercased().filter { $0.isLetter || $0.isNumber }
            == other.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Its words in small letters; those of one or two letters say too little.
    private static func words(_ text: String) -> Set<Substring> {
        let all = Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
        let long = all.filter { $0.count > 2 }
        return long.isEmpty ? all : long
    }
}
