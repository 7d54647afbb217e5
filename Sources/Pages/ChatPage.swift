import CMarkup

/// A page of a chat that Telegram exported as HTML.
public struct ChatPage {
    /// A message that somebody wrote.
    public struct Message {
        /// Its number in the chat.
        public var number: String
        /// When it was written, as the page says.
        public var time: String?
        /// Who wrote it.
        public var author: String?
        /// Whom it was taken over from.
        public var origin: String?
        /// What it says; empty for a picture alone.
        public var text: String
    }

    /// What the chat is called.
    public let name: String?
    /// Its messages, in order.
    public let messages: [Message]

    /// Nil where a page is none.
    public init?(_ page: Page) {
        let reader = Reader(page: page)
        guard let history = page.nodes.indices.first(where: { reader.isCalled("history", $0) }) else { return nil }
        let posts = (history..<page.end(history)).filter {
            reader.isCalled("message", $0) && reader.isCalled("default", $0)
        }
        guard !posts.isEmpty else { return nil }
        let head = page.nodes.indices.first { reader.isCalled("page_header", $0) }
        name = head.flatMap { reader.first("text", in: $0) }.map { page.plainText($0) }
        var author: String?
        messages = posts.map { post in
            let message = reader.message(post, before: author)
            author = message.author
            return message
        }
    }

    private struct Reader {
        let page: Page

        func isCalled(_ name: String, _ node: Page.Node) -> Bool {
            guard page.tag(node) == .div else { return false }
            return page.attribute(Attribute.classes, node)?.split(separator: " ").contains { $0 == name } ?? false
        }

        func first(_ name: String, in node: Page.Node) -> Page.Node? {
            (node..<page.end(node)).first { isCalled(name, $0) }
        }

        /// - Parameter author: who wrote the message before, which the page does not repeat.
        func message(_ post: Page.Node, before author: String?) -> Message {
            let forwarded = first("forwarded", in: post)
            let writer = (post..<page.end(post)).first {
                isCalled("from_name", $0) && !(forwarded.map { ($0..<page.end($0)) }?.contains($0) ?? false)
            }
            let origin = forwarded.flatMap { first("from_name", in: $0) }
            return Message(
                number: (page.attribute(Attribute.id, post) ?? "").filter(\.isNumber),
                time: first("date", in: post).flatMap { page.attribute(Attribute.title, $0) },
                author: writer.map { page.plainText($0) } ?? author, origin: origin.map { page.plainText($0) },
                text: first("text", in: post).map(lines) ?? "")
        }

        /// The text of an element, with the line breaks that it has.
        private func lines(_ node: Page.Node) -> String {
            var writer = TextWriter()
            for inner in node..<page.end(node) {
                if page.tag(inner) == .text { writer.add(page.text(inner)) }
                if page.tag(inner) == .br { writer.newLine() }
            }
            return writer.finish()
        }
    }
}
