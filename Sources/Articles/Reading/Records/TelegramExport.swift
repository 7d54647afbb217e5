import Text

/// The export of a channel or chat of Telegram (`result.json`), or of several: a message is an article, the channel its outlet.
struct TelegramExport {
    private let chats: [JSONValue]

    /// Nil where a value is no such export.
    init?(_ value: JSONValue) {
        if Self.isChat(value) {
            chats = [value]
        } else if case .array(let list)? = value["chats"]?["list"], !list.isEmpty, list.allSatisfy(Self.isChat) {
            chats = list
        } else {
            return nil
        }
    }

    private static func isChat(_ value: JSONValue) -> Bool {
        guard case .array(let messages)? = value["messages"] else { return false }
        return value["id"] != nil && value["type"] != nil
            && messages.prefix(20).allSatisfy { $0["id"] != nil && $0["date"] != nil && $0["type"] != nil }
    }

    func records(path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        var records: [ArticleRecord] = []
        var withoutText = 0
        for chat in chats {
            guard case .array(let messages)? = chat["messages"] else { continue }
            for message in messages where message["type"]?.text == "message" {
                let text = Self.text(message["text"] ?? .null)
                if text.allSatisfy(\.isWhitespace) {
                    withoutText += 1
                } else {
                    records.append(Self.record(message, text, of: chat, path, &issues))
                }
            }
        }
        if withoutText > 0 {
            issues.append(LoadIssue(path, .note("messages without a text, passed over: \(withoutText)")))
        }
        return records
    }

    private static func record(
        _ message: JSONValue, _ text: String, of chat: JSONValue, _ path: String, _ issues: inout [LoadIssue]
    ) -> ArticleRecord {
        let number = JSONText.scalar(message["id"] ?? .null) ?? ""
        var record = ArticleRecord(id: "\(path)#\(number)", path: path, text: text)
        var fields = FieldCandidates()
        let chatNumber = JSONText.scalar(chat["id"] ?? .null)
        if let chatNumber { fields.add(.id, "telegram:\(chatNumber)/\(number)") }
        let name = chat["name"]?.text
        if let name { fields.add(.outlet, name) }
        // In a channel it is the channel's own name.
        if let from = message["from"]?.text, from != name { fields.add(.byline, from) }
        for (field, key) in [(ArticleField.published, "date"), (.modified, "edited")] {
            guard let local = message[key]?.text else { continue }
            let zoned = message["\(key)_unixtime"]?.text.flatMap { PublicationDate.zoned(local: local, greenwich: $0) }
            fields.add(field, zoned ?? local)
        }
        fields.settle(&record, issues: &issues)
        record.relay = message["forwarded_from"]?.text
        return record
    }

    /// A text, or one in pieces: strings, and objects for what is bold or a link.
    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .array(let pieces): pieces.map(text).joined()
        case .object: value["text"].map(text) ?? ""
        default: ""
        }
    }
}
