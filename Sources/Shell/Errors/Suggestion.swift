import Text

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
            return (EditDistance.between(wanted, letters) - min(shared, 3), other)
        }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }

    /// The nearest name within a third of the word's length.
    static func nearest(to name: String, among names: [String]) -> String? {
        let limit = max(1, name.count / 3)
        let ranked = names.map { (EditDistance.between(Array(name.lowercased()), Array($0.lowercased())), $0) }
            .filter { $0.0 <= limit }
        return ranked.min { $0.0 < $1.0 }?.1
    }
}
