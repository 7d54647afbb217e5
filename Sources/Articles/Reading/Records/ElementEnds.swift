/// Finds where elements of HTML end. What was sought in vain once is not sought again further on: a text of elements that nothing ends
/// would be read through for each of them.
struct ElementEnds {
    private var missing: Set<String> = []
    /// How often an element that is not shown had no end.
    private var failures = 0
    /// So many of them no page has by mistake.
    private static let mostFailures = 32

    /// Where a mark stands next.
    ///
    /// - Parameter rest: what is left of the text; from one call to the next it only becomes shorter.
    mutating func place(of mark: String, in rest: Substring) -> Range<String.Index>? {
        guard !missing.contains(mark) else { return nil }
        let found = rest.firstRange(of: mark)
        if found == nil { missing.insert(mark) }
        return found
    }

    /// Where the tag ends in which a text begins.
    mutating func endOfTag(in rest: Substring) -> String.Index? {
        guard !missing.contains(">") else { return nil }
        let found = rest.firstIndex(of: ">")
        if found == nil { missing.insert(">") }
        return found
    }

    /// Where an element ends, its name in small letters or capitals.
    mutating func end(of name: String, in rest: Substring) -> String.Index? {
        guard !missing.contains(name) else { return nil }
        var left = rest
        while let mark = left.firstRange(of: "</") {
            left = left[mark.upperBound...]
            if Self.begins(left, with: name) { return mark.lowerBound }
        }
        missing.insert(name)
        return nil
    }

    /// Where an element ends that may have others of its name in it.
    mutating func end(around name: String, in rest: Substring) -> String.Index? {
        guard failures < Self.mostFailures, end(of: name, in: rest) != nil else { return nil }
        var depth = 1
        var left = rest
        while let mark = left.firstIndex(of: "<") {
            let inner = left[left.index(after: mark)...]
            let isEnd = inner.first == "/"
            left = isEnd ? inner.dropFirst() : inner
            guard Self.begins(left, with: name) else { continue }
            depth += isEnd ? -1 : 1
            if depth == 0 { return mark }
        }
        failures += 1
        return nil
    }

    private static func begins(_ text: Substring, with name: String) -> Bool {
        text.prefix { $0.isLetter || $0.isNumber }.lowercased() == name
    }
}
