/// Which regular expressions all engines read alike: letters, groups, alternatives, repetition, plain classes and the dot.
enum PortablePattern {
    static func isPortable(_ pattern: String) -> Bool {
        var scalars = Array(pattern.unicodeScalars)[...]
        var isClass = false
        var last: Unicode.Scalar?
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\\":
                // A mark that stands for itself.
                guard let next = scalars.popFirst(), ".*+?|()[]{}^$\\-/".unicodeScalars.contains(next) else {
                    return false
                }
            case "[":
                if isClass || scalars.first == "]" || scalars.first == "^" { return false }
                isClass = true
            case "]": isClass = false
            case "&", "~": if isClass { return false }
            case "{", "}", "^", "$": if !isClass { return false }
            case "(": if !isClass && scalars.first == "?" { return false }
            case "+", "?", "*": if !isClass, let last, "+?*".unicodeScalars.contains(last) { return false }
            default: break
            }
            last = scalar
        }
        return !isClass
    }
}
