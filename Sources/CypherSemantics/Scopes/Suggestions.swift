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
            let distance = editDistance(wanted, scalars)
            if distance <= limit { found.append((distance, candidate)) }
        }
        return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    /// As hints of a diagnostic.
    public static func hints(for name: String, among candidates: some Sequence<String>) -> [String] {
        nearest(to: name, among: candidates).map { "did you mean `\($0)`?" }
    }

    /// Edits that turn one into the other: insertions, deletions, replacements, swaps of neighbours (optimal string
    /// alignment).
    static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [Int](repeating: i, count: b.count + 1)
            for j in 1...b.count {
                let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
