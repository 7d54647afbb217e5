import Pages

/// Makes records of the messages of a chat that Telegram exported as HTML, as of those in its JSON.
enum ChatRecords {
    static func records(of chat: ChatPage, place: String, path: String, issues: inout [LoadIssue]) -> [ArticleRecord] {
        let told = chat.messages.filter { $0.text.contains { !$0.isWhitespace } }
        let withoutText = chat.messages.count - told.count
        if withoutText > 0 {
            issues.append(LoadIssue(place, .note("messages without a text, passed over: \(withoutText)")))
        }
        return told.map { message in
            var record = ArticleRecord(id: "\(place)#\(message.number)", path: path, text: message.text)
            var fields = FieldCandidates()
            if let name = chat.name { fields.add(.outlet, name, from: "the chat's name") }
            // In a channel it is the channel's own name.
            if let author = message.author, author != chat.name { fields.add(.byline, author, from: "from_name") }
            if let time = message.time { fields.add(.published, time, from: "the message's time") }
            fields.settle(&record, issues: &issues)
            record.relay = message.origin
            record.provenance["text"] = "a message of Telegram"
            return record
        }
    }
}
