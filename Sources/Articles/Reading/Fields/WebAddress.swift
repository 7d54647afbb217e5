/// Addresses that leave out what a document's own address says.
///
/// Source: RFC 3986, section 5.
enum WebAddress {
    /// A whole address; as it is where there is nothing to add.
    static func resolved(_ address: String, against base: String) -> String {
        let address = address.trimmed
        guard !hasScheme(address), let scheme = base.firstRange(of: "://") else { return address }
        let hostEnd = base[scheme.upperBound...].firstIndex { "/?#".contains($0) } ?? base.endIndex
        if address.hasPrefix("//") { return base[..<scheme.lowerBound] + ":" + address }
        if address.isEmpty { return base }
        let host = base[..<hostEnd]
        let path = base[hostEnd...].prefix { $0 != "?" && $0 != "#" }
        if address.hasPrefix("#") { return base.prefix { $0 != "#" } + address }
        if address.hasPrefix("?") { return host + path + address }
        let end = address.firstIndex { "?#".contains($0) } ?? address.endIndex
        let folder = address.hasPrefix("/") ? "" : String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/"
        return host + withoutDots(folder + address[..<end]) + address[end...]
    }

    private static func hasScheme(_ address: String) -> Bool {
        let name = address.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        return !name.isEmpty && name.first!.isLetter && address[name.endIndex...].hasPrefix(":")
    }

    /// A path without `.` and `..`.
    private static func withoutDots(_ path: String) -> String {
        var parts: [Substring] = []
        let all = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in all.enumerated() {
            switch part {
            case ".": if index == all.count - 1 { parts.append("") }
            case "..":
                if parts.count > 1 { parts.removeLast() }
                if index == all.count - 1 { parts.append("") }
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
