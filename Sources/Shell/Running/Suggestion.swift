import Naql

/// "Did you mean": the nearest of some names by edit distance.
public enum Suggestion {
    /// A sentence about an unknown name, with the nearest known one.
    public static func unknown(_ what: String, _ name: String, among names: [String]) -> String {
        let sentence = "unknown \(what) `\(name)`"
        guard let nearest = nearest(to: name, among: names) else {
            return sentence + "; there are " + names.joined(separator: ", ")
        }
        return sentence + ": did you mean `\(nearest)`?"
    }

    /// Names by their distance, the nearest first; what begins alike is nearer.
    static func ranked(near name: String, among names: [String]) -> [String] {
        let wanted = Array(name.lowercased())
        return names.map { other -> (Int, String) in
            let letters = Array(other.lowercased())
            let shared = zip(wanted, letters).prefix { $0 == $1 }.count
            return (distance(wanted, letters) - min(shared, 3), other)
        }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }

    /// The nearest name within a third of the word's length.
    static func nearest(to name: String, among names: [String]) -> String? {
        let limit = max(1, name.count / 3)
        let ranked = names.map { (distance(Array(name.lowercased()), Array($0.lowercased())), $0) }
            .filter { $0.0 <= limit }
        return ranked.min { $0.0 < $1.0 }?.1
    }

    /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
                row.append(best)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
