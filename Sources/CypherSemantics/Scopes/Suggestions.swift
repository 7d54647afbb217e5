import Text

/// Near misses of a name, for "did you mean".
public enum Suggestions {
    /// The candidates nearest to `name`, at most three, nearest first; none that is too far to be a slip.
    static func nearest(to name: String, among candidates: some Sequence<String>) -> [String] {
        let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
        // One letter is too little to tell a slip from another name.
        let limit = wanted.count < 2 ? 0 : max(1, min(3, wanted.count / 3))
        var found: [(distance: Int, name: String)] = []
        for candidate in Set(candidates) where candidate != name {
            let scalars = Array(candidate.lowercased().unicodeScalars.prefix(64))
            guard abs(scalars.count - wanted.count) <= limit else { continue }
            let distance = EditDistance.between(wanted, scalars)
            if distance <= limit { found.append((distance, candidate)) }
        }
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    /// As hints of a diagnostic.
    public static func hints(for name: String, among candidates: some Sequence<String>) -> [String] {
        nearest(to: name, among: candidates).map { "did you mean `\($0)`?" }
    }
}
