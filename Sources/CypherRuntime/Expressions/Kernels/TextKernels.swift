import PropertyGraph

extension SubstringSearch {
    /// Whether the text begins with the needle.
    @inline(__always)
    func isPrefix(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        if needle.count > text.count { return false }
        return needle.withUnsafeBufferPointer { bytesEqual($0, UnsafeBufferPointer(rebasing: text[..<$0.count])) }
    }

    /// Whether the text ends with the needle.
    @inline(__always)
    func isSuffix(of text: UnsafeBufferPointer<UInt8>) -> Bool {
        if needle.count > text.count { return false }
        return needle.withUnsafeBufferPointer {
            bytesEqual($0, UnsafeBufferPointer(rebasing: text[(text.count - $0.count)...]))
        }
    }

    /// For each arena string, whether the needle occurs in it; 2 for null.
    ///
    /// The strings of a column mostly lie one behind the other in the arena, so whole stretches are searched at once:
    /// short strings cost no start-up each.
    func search(_ ids: [UInt32], in strings: StringArena) -> [UInt8] {
        var truth = [UInt8](repeating: 0, count: ids.count)
        var row = 0
        while row < ids.count {
            let id = ids[row]
            if id == Column.nullID {
                truth[row] = 2
                row += 1
                continue
            }
            var end = row + 1
            while end < ids.count, ids[end] == ids[end - 1] &+ 1, ids[end] != Column.nullID { end += 1 }
            if end - row < 4 {
                // A run of one string, as a column of few different ones has them, is searched once.
                let answer: UInt8 = isFound(in: strings.utf8(id)) ? 1 : 0
                while row < ids.count, ids[row] == id {
                    truth[row] = answer
                    row += 1
                }
                continue
            }
            let hits = strings.containing(self, in: id..<(ids[end - 1] + 1))
            for index in 0..<(end - row) where hits[index] { truth[row + index] = 1 }
            row = end
        }
        return truth
    }
}
