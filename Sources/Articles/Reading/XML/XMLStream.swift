import CExpat
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads XML element by element: those that are asked for are kept whole, the others are left out of memory.
/// Nothing outside the text is ever opened.
final class XMLStream {
    /// Where reading ended before the end.
    struct Fault: Error, Equatable {
        let line: Int
        let why: String
        /// Whether mending would only hide it.
        var isFinal = false
    }

    private static let deepest = 1000
    private let parser: XML_Parser
    private let wanted: Set<String>
    private var found = Found()
    private var open: [XMLNode] = []
    /// The text at work: the parser gives it in pieces.
    private var text = ""
    private var depth = 0
    /// The namespaces that elements around declare, by prefix, the innermost last; with the depth of their elements.
    private var namespaces: [(depth: Int, prefix: String, address: String)] = []
    /// How deep the outermost wanted element that is open lies.
    private var wantedDepth: Int?
    private var produced = 0
    private let most: Int
    private var why: String?

    /// - Parameter wanted: names without prefixes, in small letters.
    private init(wanted: Set<String>, size: Int) {
        self.wanted = wanted
        // What entities may make of a text.
        most = 4 * size + (1 << 20)
        parser = XML_ParserCreate("UTF-8")
    }

    deinit { XML_ParserFree(parser) }

    /// What was found in a text.
    struct Found {
        /// The outermost element, without what is in it.
        var root: XMLNode?
        /// The wanted elements, in order.
        var nodes: [XMLNode] = []
        /// Where reading ended, if not at the end.
        var fault: Fault?
    }

    /// Every wanted element of a text.
    ///
    /// A text that is not well formed is mended as far as that can be done without guessing, and read again from its start.
    static func read(_ text: String, wanted: Set<String>) -> Found {
        var best = pass(XMLMending.plain(text), wanted)
        for mending in [XMLMending.mended, XMLMending.withProseAsText] {
            guard let fault = best.fault, !fault.isFinal else { return best }
            let next = pass(mending(text), wanted)
            if next.fault.map({ $0.line >= fault.line }) ?? true { best = next }
        }
        return best
    }

    private static func pass(_ text: String, _ wanted: Set<String>) -> Found {
        let stream = XMLStream(wanted: wanted, size: text.utf8.count)
        stream.found.fault = stream.parse(text)
        return stream.found
    }

    private func parse(_ text: String) -> Fault? {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLStream.of($0).start($1!, $2!) }, { context, _ in XMLStream.of(context).end() })
        XML_SetCharacterDataHandler(parser) { XMLStream.of($0).characters($1!, Int($2)) }
        XML_SetSkippedEntityHandler(parser) { context, name, _ in XMLStream.of(context).skipped(name!) }
        XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER)
        var status = XML_STATUS_OK
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            repeat {
                let part = min(rest.count, 1 << 24)
                let isLast = part == rest.count
                status = XML_Parse(
                    parser, rest.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(part), isLast ? 1 : 0)
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(part))
            } while status == XML_STATUS_OK && !rest.isEmpty
        }
        guard status != XML_STATUS_OK else { return nil }
        let code = XML_GetErrorCode(parser)
        // Entities within themselves, or that grow without end.
        let isHostile = code == XML_ERROR_RECURSIVE_ENTITY_REF || code.rawValue == 43
        let words = why ?? String(cString: XML_ErrorString(code))
        return Fault(
            line: Int(XML_GetCurrentLineNumber(parser)), why: words, isFinal: isHostile || why != nil)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLStream {
        Unmanaged<XMLStream>.fromOpaque(context!).takeUnretainedValue()
    }

    private func stop(_ words: String) {
        why = words
        XML_StopParser(parser, 0)
    }

    private func start(_ name: UnsafePointer<CChar>, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
        depth += 1
        guard depth <= Self.deepest else { return stop("elements lie more than \(Self.deepest) deep") }
        declare(list)
        let text = String(cString: name)
        let local = text[(text.lastIndex(of: ":").map { text.index(after: $0) } ?? text.startIndex)...].lowercased()
        let isWanted = wantedDepth != nil || wanted.contains(local)
        guard isWanted || depth == 1 else { return }
        if wantedDepth == nil, isWanted { wantedDepth = depth }
        var attributes: [String: String] = [:]
        var place = 0
        while let key = list[place], let value = list[place + 1] {
            attributes[String(cString: key)] = String(cString: value)
            place += 2
        }
        let namespace = namespace(of: text)
        let node = XMLNode(name: text, namespace: namespace, attributes: attributes)
        if depth == 1 { found.root = XMLNode(name: text, namespace: namespace, attributes: attributes) }
        guard isWanted else { return }
        endText()
        open.append(node)
    }

    /// Takes note of the namespaces that an element declares.
    private func declare(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
        var place = 0
        while let key = attributes[place], let value = attributes[place + 1] {
            place += 2
            guard strncmp(key, "xmlns", 5) == 0 else { continue }
            let name = String(cString: key)
            guard name == "xmlns" || name.hasPrefix("xmlns:") else { continue }
            namespaces.append((depth, String(name.dropFirst(6)), String(cString: value)))
        }
    }

    private func namespace(of name: String) -> String? {
        let prefix = name.lastIndex(of: ":").map { String(name[..<$0]) } ?? ""
        return namespaces.last { $0.prefix == prefix }.flatMap { $0.address.isEmpty ? nil : $0.address }
    }

    private func end() {
        defer { depth -= 1 }
        while let last = namespaces.last, last.depth == depth { namespaces.removeLast() }
        endText()
        guard let node = open.popLast() else { return }
        if let parent = open.last {
            parent.children.append(.element(node))
        } else {
            wantedDepth = nil
            found.nodes.append(node)
        }
    }

    private func characters(_ bytes: UnsafePointer<CChar>, _ count: Int) {
        produced += count
        guard produced <= most else { return stop("entities make more of it than four times its size") }
        guard !open.isEmpty else { return }
        text += bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
            String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
        }
    }

    /// An entity whose definition is not read: expat drops it without a word, which would join two words.
    private func skipped(_ name: UnsafePointer<CChar>) {
        guard !open.isEmpty else { return }
        let name = String(cString: name)
        text += CharacterReferences.scalar(named: name[...]).map { String($0) } ?? "&\(name);"
    }

    /// Gives the open element its text.
    private func endText() {
        guard !text.isEmpty else { return }
        open.last?.children.append(.text(text))
        text = ""
    }
}
