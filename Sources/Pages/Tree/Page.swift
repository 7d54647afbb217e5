import CMarkup

/// A page of HTML as a flat tree: nodes in the order of the page, each before all that is in it.
public final class Page {
    /// Whether the library that takes pages apart is there.
    public static var isAvailable: Bool { naql_markup_available() }

    /// A node, by its place.
    typealias Node = Int

    private let page: UnsafeMutablePointer<naql_page>
    let nodes: UnsafeBufferPointer<naql_node>
    let attributes: UnsafeBufferPointer<naql_attribute>
    let bytes: UnsafeBufferPointer<UInt8>
    /// The texts of scripts that hold linked data (JSON-LD), in order.
    public let linkedData: [String]
    /// Whether elements are nested deeper than any page needs; those within are read as text.
    public var isTooDeep: Bool { page.pointee.is_too_deep }

    /// Takes a page apart; nil where the library is missing or the memory ended.
    ///
    /// - Parameter text: the page, decoded.
    public init?(_ text: String) {
        var text = text
        let (page, scripts) = text.withUTF8 { Self.parse($0) }
        guard let page, !page.pointee.failed else {
            naql_page_free(page)
            return nil
        }
        self.page = page
        linkedData = scripts
        nodes = UnsafeBufferPointer(start: page.pointee.nodes, count: page.pointee.node_count)
        attributes = UnsafeBufferPointer(start: page.pointee.attributes, count: page.pointee.attribute_count)
        bytes = UnsafeBufferPointer(start: page.pointee.bytes, count: page.pointee.byte_count)
    }

    deinit { naql_page_free(page) }

    private final class Scripts { var places: [Range<Int>] = [] }

    private static func parse(_ input: UnsafeBufferPointer<UInt8>) -> (UnsafeMutablePointer<naql_page>?, [String]) {
        let scripts = Scripts()
        let context = Unmanaged.passUnretained(scripts).toOpaque()
        let clean = [UInt8](unsafeUninitializedCapacity: input.count + 16) { buffer, count in
            count = naql_page_clean(input.baseAddress, input.count, buffer.baseAddress, context) {
                context, start, length in
                Unmanaged<Scripts>.fromOpaque(context!).takeUnretainedValue().places.append(start..<(start + length))
            }
        }
        let page = clean.withUnsafeBufferPointer { naql_page_parse($0.baseAddress, $0.count) }
        return (page, scripts.places.map { String(decoding: input[$0], as: UTF8.self) })
    }

    // MARK: Nodes

    /// An element's kind.
    func tag(_ node: Node) -> Tag { Tag(nodes[node].tag) }
    /// The first node behind all that is in one.
    func end(_ node: Node) -> Node { Int(nodes[node].end) }
    /// The element that a node is in; -1 for the outermost.
    func parent(_ node: Node) -> Node { Int(nodes[node].parent) }

    /// The bytes of a text.
    func text(_ node: Node) -> UnsafeBufferPointer<UInt8> {
        let start = Int(nodes[node].start)
        return UnsafeBufferPointer(rebasing: bytes[start..<(start + Int(nodes[node].count))])
    }

    /// The bytes of an element's attribute; nil where it has none.
    func bytes(of name: Int, _ node: Node) -> UnsafeBufferPointer<UInt8>? {
        guard nodes[node].tag != Tag.text.code else { return nil }
        let start = Int(nodes[node].start)
        for place in start..<(start + Int(nodes[node].count)) where Int(attributes[place].name) == name {
            let start = Int(attributes[place].start)
            return UnsafeBufferPointer(rebasing: bytes[start..<(start + Int(attributes[place].count))])
        }
        return nil
    }

    /// An element's attribute as a text.
    func attribute(_ name: Int, _ node: Node) -> String? {
        bytes(of: name, node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// All text in an element, blanks joined.
    ///
    /// - Parameter isLeftOut: which nodes in it are passed over.
    func plainText(_ node: Node, without isLeftOut: (Node) -> Bool = { _ in false }) -> String {
        var writer = TextWriter()
        var at = node
        while at < end(node) {
            if at > node, isLeftOut(at) {
                writer.space()
                at = end(at)
                continue
            }
            if tag(at) == .text {
                write(at, to: &writer)
            } else if tag(at) == .br || tag(at).isBlock || startsAnew(at) {
                writer.space()
            }
            at += 1
        }
        return writer.finish()
    }

    /// Whether an element stands right behind one of its kind, and styles alone part their words: a kicker before a headline, a credit
    /// behind a caption. A first letter that is set apart, and a word that is cut in two, are told by what they are.
    private func startsAnew(_ node: Node) -> Bool {
        guard tag(node) == .span || tag(node) == .a, node > 0 else { return false }
        var before = node - 1
        while before >= 0, parent(before) != parent(node) { before = parent(before) }
        guard before >= 0, tag(before) == .span || tag(before) == .a, end(before) == node else { return false }
        let words = String(decoding: (before..<node).filter { tag($0) == .text }.flatMap { text($0) }, as: UTF8.self)
        let next = (node..<end(node)).first { tag($0) == .text }.map { String(decoding: text($0), as: UTF8.self) }
        guard words.count > 1, let first = next?.first else { return false }
        return first.isNumber || first.isLetter && !first.isLowercase
    }
}

/// The attributes that are kept, by the names of the C side.
enum Attribute {
    static let classes = Int(NAQL_CLASS)
    static let id = Int(NAQL_ID)
    static let href = Int(NAQL_HREF)
    static let content = Int(NAQL_CONTENT)
    static let name = Int(NAQL_NAME)
    static let property = Int(NAQL_PROPERTY)
    static let dateTime = Int(NAQL_DATETIME)
    static let itemProperty = Int(NAQL_ITEMPROP)
    static let itemType = Int(NAQL_ITEMTYPE)
    static let placeholder = Int(NAQL_PLACEHOLDER)
    static let relation = Int(NAQL_REL)
    static let language = Int(NAQL_LANG)
    static let role = Int(NAQL_ROLE)
    static let style = Int(NAQL_STYLE_ATTRIBUTE)
    static let hidden = Int(NAQL_HIDDEN)
    static let component = Int(NAQL_DATA_COMPONENT)
    static let title = Int(NAQL_TITLE_ATTRIBUTE)
}
