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

    /// Whether an address names a host alone, no page of it.
    static func isSite(_ address: String) -> Bool {
        guard let scheme = address.firstRange(of: "://") else { return false }
        let rest = address[scheme.upperBound...]
        guard let end = rest.firstIndex(where: { "/?#".contains($0) }) else { return true }
        return rest[end...] == "/" || rest[end...] == "/#"
    }

    /// An address without what tells its server alone by which way a reader came, or the browser alone where to begin.
    static func withoutTracking(_ address: String) -> String {
        let end = address.firstIndex(of: "#") ?? address.endIndex
        let fragment = address[end...]
        let name = fragment.dropFirst().prefix { $0 != "=" }.lowercased()
        return withoutTracking(query: address[..<end]) + (isTracking(name) || starts.contains(name) ? "" : fragment)
    }

    private static func withoutTracking(query address: Substring) -> String {
        guard let mark = address.firstIndex(of: "?") else { return String(address) }
        let all = address[address.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
        let kept = all.filter { !isTracking($0.prefix { $0 != "=" }.lowercased()) }
        guard kept.count < all.count else { return String(address) }
        return address[..<mark] + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }

    private static func isTracking(_ name: String) -> Bool {
        name.hasPrefix("utm_") || name.hasPrefix("at_") || tracking.contains(name)
    }

    /// Places that any page has, and what JSON-LD calls the nodes of one.
    private static let starts: Set<String> = [
        "top", "comments", "respond", "disqus_thread", "webpage", "article", "newsarticle",
    ]
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "twclid", "wt_mc", "xtor",
        "echobox",
    ]

    /// The day that stands in the path of an address: "/2024/03/05/"; nil where there is none.
    static func day(in address: String) -> String? {
        let parts = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false)
        for place in parts.indices.dropLast(3) where place >= 3 {
            let numbers = parts[place..<(place + 3)].map { Int($0) ?? -1 }
            guard parts[place].count == 4, (1990...2100).contains(numbers[0]), (1...12).contains(numbers[1]),
                (1...31).contains(numbers[2]), parts[(place + 1)..<(place + 3)].allSatisfy({ $0.count <= 2 })
            else { continue }
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(numbers[0])-\(two(numbers[1]))-\(two(numbers[2]))"
        }
        return nil
    }

    /// The address of the page that an archive of the web has a copy of: "https://web.archive.org/web/20240207120000/https://…".
    static func original(_ address: String) -> String {
        guard let mark = address.firstRange(of: "web.archive.org/web/") else { return address }
        let rest = address[mark.upperBound...]
        guard let slash = rest.firstIndex(of: "/"), rest[..<slash].prefix(8).allSatisfy(\.isNumber),
            hasScheme(String(rest[slash...].dropFirst()))
        else { return address }
        return String(rest[slash...].dropFirst())
    }

    /// Whether two addresses lead to one page: schemes, "www.", queries, fragments and a slash at the end may differ.
    static func areSame(_ one: String, _ other: String) -> Bool { plain(one) == plain(other) }

    private static func plain(_ address: String) -> Substring {
        var text = Substring(address.trimmed.lowercased())
        if let scheme = text.firstRange(of: "://") { text = text[scheme.upperBound...] }
        for start in ["www.", "m.", "amp."] where text.hasPrefix(start) { text = text.dropFirst(start.count) }
        text = text.prefix { $0 != "?" && $0 != "#" }
        while text.last == "/" { text = text.dropLast() }
        return text
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
