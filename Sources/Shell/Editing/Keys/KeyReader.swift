#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads keys from a terminal: raw bytes, decoded as UTF-8 whatever the locale says, escape sequences made one key.
final class KeyReader {
    /// The most that one paste may hold, in bytes.
    static let pasteLimit = 8 << 20

    private let descriptor: Int32
    /// What was read, and how much of it was taken.
    var buffer: [UInt8] = []
    var position = 0
    private var hasEnded = false
    /// A signal that came while bytes were read.
    private var signal: Key?

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Whether something was typed that is not read yet.
    var hasPending: Bool { position < buffer.count || isReadable(within: 0) }

    /// Whether something other than tabs was typed that is not read yet.
    var hasPendingText: Bool {
        if position == buffer.count, isReadable(within: 0) { fill() }
        return buffer[position...].contains { $0 != 0x09 }
    }

    /// The next key; waits for it.
    func next() -> Key {
        while true {
            if let key = takeSignal() { return key }
            guard let byte = nextByte(within: -1) else {
                if let key = takeSignal() { return key }
                if hasEnded { return .endOfInput }
                continue
            }
            if byte == 0x1B, let key = sequence() {
                if key == .unknown { continue }
                return key
            }
            // Ctrl-Space: libedit would take the next key as it is.
            if byte == 0 { continue }
            if let scalar = scalar(beginning: byte) { return .character(scalar) }
        }
    }

    private func takeSignal() -> Key? {
        defer { signal = nil }
        return signal
    }

    // MARK: Bytes

    private func nextByte(within milliseconds: Int32) -> UInt8? {
        if position == buffer.count {
            guard !hasEnded, isReadable(within: milliseconds) else { return nil }
            fill()
            guard position < buffer.count else { return nil }
        }
        position += 1
        return buffer[position - 1]
    }

    /// Lets bytes that were taken last be read again: the buffer may have been filled anew since, and has no room for them.
    private func putBack(_ bytes: [UInt8]) {
        buffer.replaceSubrange(..<position, with: bytes)
        position = 0
    }

    /// Waits for input; signals end the wait as well.
    private func isReadable(within milliseconds: Int32) -> Bool {
        var waits = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: TerminalSignals.wakeDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&waits, 2, milliseconds) > 0 else { return false }
        if waits[1].revents & Int16(POLLIN) != 0 { readSignal() }
        return waits[0].revents != 0
    }

    private func readSignal() {
        switch TerminalSignals.takeWake() {
        case .resized: signal = .resized
        case .interrupted: signal = .interrupted
        case .resumed: signal = .resumed
        case nil: break
        }
    }

    private func fill() {
        buffer.removeAll(keepingCapacity: true)
        position = 0
        let count = 1 << 16
        let got = buffer.withCapacity(count) { read(descriptor, $0, count) }
        if got == 0 || got < 0 && errno != EINTR && errno != EAGAIN { hasEnded = true }
    }

    // MARK: Characters

    /// The character that begins with a byte; nil where the bytes are no UTF-8, which are skipped.
    private func scalar(beginning first: UInt8) -> Unicode.Scalar? {
        let more: Int
        var value: UInt32
        switch first {
        case 0..<0x80: return Unicode.Scalar(first)
        case 0xC2..<0xE0: (more, value) = (1, UInt32(first & 0x1F))
        case 0xE0..<0xF0: (more, value) = (2, UInt32(first & 0x0F))
        case 0xF0..<0xF5: (more, value) = (3, UInt32(first & 0x07))
        default: return nil
        }
        for _ in 0..<more {
            guard let byte = nextByte(within: 100) else { return nil }
            guard byte & 0xC0 == 0x80 else {
                putBack([byte])
                return nil
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value)
    }

    // MARK: Sequences

    /// The key of an escape sequence; nil where the escape stands for itself (Escape, or Alt with the next character).
    private func sequence() -> Key? {
        guard let kind = nextByte(within: 40) else { return nil }
        switch kind {
        case UInt8(ascii: "["): return controlSequence()
        case UInt8(ascii: "O"):
            let letter = nextByte(within: 40)
            if let letter, let key = Self.key(letter: letter, isModified: false) { return key }
            putBack([kind] + (letter.map { [$0] } ?? []))
        default: putBack([kind])
        }
        return nil
    }

    private func controlSequence() -> Key? {
        var parameters: [UInt8] = []
        while let byte = nextByte(within: 40) {
            // The console of Linux sends two brackets before the letter of F1.
            let isBracket = byte == UInt8(ascii: "[") && parameters.isEmpty
            guard (0x40...0x7E).contains(byte), !isBracket else {
                parameters.append(byte)
                if parameters.count > 32 { return .unknown }
                continue
            }
            let numbers = parameters.split(separator: UInt8(ascii: ";")).map {
                Int(String(decoding: $0, as: UTF8.self))
            }
            guard byte == UInt8(ascii: "~") else {
                if parameters.first == UInt8(ascii: "[") { return .unknown }
                let isModified = numbers.count > 1 && numbers[1] != 1
                return Self.key(letter: byte, isModified: isModified) ?? .unknown
            }
            switch numbers.first ?? nil {
            case 1, 7: return .home
            case 4, 8: return .end
            case 3: return .delete
            case 200: return paste()
            default: return .unknown
            }
        }
        return .unknown
    }

    private static func key(letter: UInt8, isModified: Bool) -> Key? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): isModified ? .wordRight : .right
        case UInt8(ascii: "D"): isModified ? .wordLeft : .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "Z"): .backTab
        default: nil
        }
    }

    /// The text up to the end mark of a bracketed paste.
    private func paste() -> Key {
        let mark = Array("\u{1B}[201~".utf8)
        var text: [UInt8] = []
        var dropped = 0
        while let byte = nextByte(within: 2000) {
            // Ctrl-C by a person who waits for the end of a paste that has none.
            if byte == 0x03, position == buffer.count, !isReadable(within: 100) { return .character("\u{03}") }
            text.append(byte)
            if byte == mark.last, text.count >= mark.count, text[(text.count - mark.count)...].elementsEqual(mark) {
                text.removeLast(mark.count)
                return dropped > 0 ? .refusedPaste(dropped + text.count) : .paste(Self.clean(text))
            }
            if text.count > Self.pasteLimit {
                dropped += text.count - mark.count
                text.removeFirst(text.count - mark.count)
            }
        }
        return dropped > 0 ? .refusedPaste(dropped + text.count) : .paste(Self.clean(text))
    }

    /// Ends lines by a line feed and drops what no text holds: escapes and other controls.
    static func clean(_ bytes: [UInt8]) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x0D: kept.append(0x0A)
            case 0x0A: if index == 0 || bytes[index - 1] != 0x0D { kept.append(byte) }
            case 0x09, 0x20..<0x7F, 0x80...: kept.append(byte)
            default: break
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Fills an empty array by a reading function; what that answers.
    fileprivate mutating func withCapacity(_ capacity: Int, _ read: (UnsafeMutableRawPointer?) -> Int) -> Int {
        var got = 0
        self = Array(unsafeUninitializedCapacity: capacity) { room, count in
            got = read(UnsafeMutableRawPointer(room.baseAddress))
            count = Swift.max(got, 0)
        }
        return got
    }
}
