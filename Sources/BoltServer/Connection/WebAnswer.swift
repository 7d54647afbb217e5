import NIOCore

/// What a browser, or a probe that speaks HTTP, is answered on the port of Bolt: `/health` has one line about how the server is,
/// everything else is told what this is.
struct WebAnswer {
    /// The longest beginning of a request that is waited for.
    private static let longest = 2048
    private static let methods = ["GET ", "HEAD", "POST", "PUT ", "OPTI", "DELE", "PATC", "CONN", "TRAC"]

    let bytes: ByteBuffer

    /// Nil where more of the request must come; no bytes at all for what is no HTTP either.
    init?(to start: ByteBuffer, health: @autoclosure () -> String) {
        let text = String(decoding: start.readableBytesView.prefix(Self.longest), as: UTF8.self)
        guard Self.methods.contains(String(text.prefix(4))) else {
            bytes = ByteBuffer()
            return
        }
        // The whole head is read, so that the answer is not lost to what came unread.
        guard text.contains("\r\n\r\n") || text.contains("\n\n") || start.readableBytes >= Self.longest else {
            return nil
        }
        let path = text.split(separator: " ", maxSplits: 2).dropFirst().first ?? ""
        let isHealth = path == "/health" && (text.hasPrefix("GET ") || text.hasPrefix("HEAD"))
        let body =
            isHealth
            ? health() + "\n"
            : "This is a Bolt server, for the drivers of Neo4j: connect with bolt://HOST:PORT, not over HTTP.\n"
        let head = [
            isHealth ? "HTTP/1.1 200 OK" : "HTTP/1.1 400 Bad Request", "Content-Type: text/plain; charset=utf-8",
            "Content-Length: \(body.utf8.count)", "Connection: close", "", "",
        ]
        bytes = ByteBuffer(string: head.joined(separator: "\r\n") + (text.hasPrefix("HEAD") ? "" : body))
    }
}
