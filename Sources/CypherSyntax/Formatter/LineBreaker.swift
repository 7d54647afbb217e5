/// A word of a line being set.
struct Piece {
    /// What a line may be broken at.
    enum Kind { case open, close, comma, logical, comment, other }

    var text: String
    /// Whether a space separates it from the piece before.
    var space: Bool
    var kind: Kind
}

/// Writes a line, broken where it is too long: after commas, before AND and OR, inside brackets, in this order.
enum LineBreaker {
    static func write(_ pieces: ArraySlice<Piece>, indent: Int, into output: inout String) {
        if fits(pieces, indent) || !(writeParts(pieces, indent, &output) || writeGroup(pieces, indent, &output)) {
            writeLine(pieces, indent, &output)
        }
    }

    private static func fits(_ pieces: ArraySlice<Piece>, _ indent: Int) -> Bool {
        var columns = indent * 2
        for piece in pieces {
            columns += piece.text.count + (piece.space ? 1 : 0)
            if columns > Formatter.width { return false }
        }
        return true
    }

    private static func writeLine(_ pieces: ArraySlice<Piece>, _ indent: Int, _ output: inout String) {
        output += String(repeating: "  ", count: indent)
        for (offset, piece) in pieces.enumerated() {
            if piece.space, offset > 0 { output += " " }
            output += piece.text
        }
        output += "\n"
    }

    /// Breaks after the commas, or else before the logical operators, that stand in no bracket.
    private static func writeParts(_ pieces: ArraySlice<Piece>, _ indent: Int, _ output: inout String) -> Bool {
        for kind in [Piece.Kind.comma, .logical] {
            var cuts: [Int] = []
            var depth = 0
            for index in pieces.indices {
                switch pieces[index].kind {
                case .open: depth += 1
                case .close: depth = max(depth - 1, 0)
                case kind where depth == 0: cuts.append(kind == .comma ? index + 1 : index)
                default: break
                }
            }
            cuts.removeAll { $0 <= pieces.startIndex || $0 >= pieces.endIndex }
            // A comment behind a comma stays on the comma's line.
            cuts = cuts.map { cut in
                var cut = cut
                while cut < pieces.endIndex, pieces[cut].kind == .comment { cut += 1 }
                return cut
            }
            .filter { $0 < pieces.endIndex }
            guard !cuts.isEmpty else { continue }
            var start = pieces.startIndex
            for end in cuts + [pieces.endIndex] {
                write(pieces[start..<end], indent: start == pieces.startIndex ? indent : indent + 1, into: &output)
                start = end
            }
            return true
        }
        return false
    }

    /// Sets the content of the longest bracket that holds a comma or logical operator on lines of its own.
    private static func writeGroup(_ pieces: ArraySlice<Piece>, _ indent: Int, _ output: inout String) -> Bool {
        var open: [(index: Int, canBreak: Bool)] = []
        var best: (open: Int, close: Int)?
        for index in pieces.indices {
            switch pieces[index].kind {
            case .open: open.append((index, false))
            case .close:
                guard let group = open.popLast() else { continue }
                if group.canBreak, index - group.index > (best.map { $0.close - $0.open } ?? 0) {
                    best = (group.index, index)
                }
            case .comma, .logical: if !open.isEmpty { open[open.count - 1].canBreak = true }
            default: break
            }
        }
        guard let best else { return false }
        writeLine(pieces[...best.open], indent, &output)
        // The elements stand under one another, each a line that may be broken in turn.
        var start = best.open + 1
        var depth = 0
        for index in best.open + 1..<best.close {
            switch pieces[index].kind {
            case .open: depth += 1
            case .close: depth -= 1
            case .comma where depth == 0 && !(pieces[index + 1].kind == .comment):
                write(pieces[start...index], indent: indent + 1, into: &output)
                start = index + 1
            default: break
            }
        }
        if start < best.close { write(pieces[start..<best.close], indent: indent + 1, into: &output) }
        write(pieces[best.close...], indent: indent, into: &output)
        return true
    }
}
