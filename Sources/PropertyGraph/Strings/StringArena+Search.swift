extension StringArena {
    /// Which strings of a contiguous range of ids have the needle in them, as bits from the range's first id on: one
    /// pass over all their bytes.
    public func containing(_ search: SubstringSearch, in ids: Range<UInt32>) -> Bitmap {
        var hits = Bitmap(capacity: ids.count)
        guard !search.needle.isEmpty else {
            for index in 0..<ids.count { hits[index] = true }
            return hits
        }
        // The bytes of loaded strings and of later ones are two stretches.
        let border = min(max(UInt32(loadedCount), ids.lowerBound), ids.upperBound)
        if let seal, ids.lowerBound < border {
            // What is damaged is noted, and seems to have nothing in it.
            guard seal.open(strings: Int(ids.lowerBound)..<Int(border), offsets.sealedBase) else { return hits }
        }
        for part in [ids.lowerBound..<border, border..<ids.upperBound] where !part.isEmpty {
            mark(search, part, from: ids.lowerBound, &hits)
        }
        return hits
    }

    private func mark(_ search: SubstringSearch, _ ids: Range<UInt32>, from first: UInt32, _ hits: inout Bitmap) {
        let offsets = offsets.sealedBase
        let begin = Int(truncatingIfNeeded: offsets[Int(ids.lowerBound)])
        let end = Int(truncatingIfNeeded: offsets[Int(ids.upperBound)])
        let length = search.needle.count
        var id = Int(ids.lowerBound)
        hits.words.withUnsafeMutableBufferPointer { words in
            search.forEachMatch(address(begin), end &- begin) { place in
                id = Self.string(at: UInt64(begin &+ place), offsets, from: id, to: Int(ids.upperBound))
                let stop = Int(truncatingIfNeeded: offsets[id &+ 1])
                // A match across the border of two strings is none.
                if begin &+ place &+ length > stop { return place &+ 1 }
                let bit = id &- Int(first)
                words[bit >> 6] |= 1 << UInt64(bit & 63)
                return stop &- begin
            }
        }
    }

    /// The string that the byte lies in: by steps that double from the last one, since hits come in order.
    private static func string(at byte: UInt64, _ offsets: UnsafeMutablePointer<UInt64>, from: Int, to end: Int)
        -> Int
    {
        var low = from
        var step = 1
        while low &+ step < end, offsets[low &+ step] <= byte {
            low &+= step
            step &*= 2
        }
        var high = min(low &+ step, end)
        while low &+ 1 < high {
            let middle = (low &+ high) >> 1
            if offsets[middle] <= byte { low = middle } else { high = middle }
        }
        return low
    }
}
