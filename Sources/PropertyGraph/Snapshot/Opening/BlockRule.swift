/// What the elements of a section must be, so that whoever reads them later need not ask.
enum BlockRule: Sendable {
    /// Anything.
    case any
    /// Ids of 32 bits below a bound.
    case ids(below: UInt32)
    /// The same, or none at all.
    case idsOrNone(below: UInt32)
    /// Ids of 32 bits within bounds.
    case idsWithin(Range<UInt32>)
    /// Numbers of 32 bits that never fall, from 0 to the bound.
    case offsets32(to: UInt32)
    /// Numbers of 64 bits that never fall, from 0 to the bound.
    case offsets64(to: UInt64)
    /// Bytes of 0 to 2.
    case flags
    /// Days of the calendar, in 64 bits.
    case days
    /// UTF-8; a sequence may go on in the next block.
    case text
    /// Slots of a hash table: free, or the id in the low half below a bound.
    case slots(below: UInt32)

    /// How a breach is told.
    var problem: String {
        switch self {
        case .any: ArchiveDamage.mismatch
        case .ids, .idsOrNone, .idsWithin, .slots: "holds an id that its table does not have"
        case .offsets32, .offsets64: "holds offsets that do not ascend within bounds"
        case .flags: "holds what is no truth value"
        case .days: "holds what is no date"
        case .text: "holds what is no UTF-8"
        }
    }

    /// The first place in `range` of the section that breaks the rule.
    func breach(in section: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int>? {
        switch self {
        case .any: return nil
        case .ids(let bound): return first(section, range) { (id: UInt32) in id >= bound }
        // None is the greatest number, which this makes 0.
        case .idsOrNone(let bound): return first(section, range) { (id: UInt32) in id &+ 1 > bound }
        case .idsWithin(let bounds):
            let count = UInt32(bounds.count)
            return first(section, range) { (id: UInt32) in id &- bounds.lowerBound >= count }
        case .offsets32(let bound): return descent(section, range, to: bound)
        case .offsets64(let bound): return descent(section, range, to: bound)
        case .flags: return first(section, range) { (flag: UInt8) in flag > 2 }
        case .days:
            let days = CalendarDate.days
            return first(section, range) { (day: Int64) in day < days.lowerBound || day > days.upperBound }
        case .text: return Self.isText(section, range) ? nil : range
        case .slots(let bound):
            return first(section, range) { (slot: UInt64) in
                slot != UInt64.max && UInt32(truncatingIfNeeded: slot) >= bound
            }
        }
    }

    /// A pass that the compiler can make of wide steps; only where something is wrong is it sought.
    @inline(__always)
    private func first<Element: BitwiseCopyable>(
        _ section: UnsafeRawBufferPointer, _ range: Range<Int>, _ isWrong: (Element) -> Bool
    ) -> Range<Int>? {
        let size = MemoryLayout<Element>.stride
        let elements = UnsafeRawBufferPointer(rebasing: section[range]).bindMemory(to: Element.self)
        var wrong: UInt8 = 0
        for element in elements where isWrong(element) { wrong = 1 }
        guard wrong != 0, let index = elements.firstIndex(where: isWrong) else { return nil }
        return range.lowerBound + index * size..<range.lowerBound + (index + 1) * size
    }

    @inline(__always)
    private func descent<Offset: FixedWidthInteger & BitwiseCopyable>(
        _ section: UnsafeRawBufferPointer, _ range: Range<Int>, to bound: Offset
    ) -> Range<Int>? {
        let size = MemoryLayout<Offset>.stride
        let offsets = section.bindMemory(to: Offset.self)
        let (low, high) = (range.lowerBound / size, range.upperBound / size)
        guard low < high else { return nil }
        func place(_ index: Int) -> Range<Int> { index * size..<(index + 1) * size }
        if low == 0, offsets[0] != 0 { return place(0) }
        // The next block's first is looked at too: whatever follows is not below it when that block is opened.
        let last = Swift.min(high, offsets.count - 1)
        if high == offsets.count, offsets[high - 1] != bound { return place(high - 1) }
        var falls: UInt8 = 0
        var index = low
        while index < last {
            if offsets[index] > offsets[index &+ 1] { falls = 1 }
            index &+= 1
        }
        if falls == 0, offsets[last] <= bound { return nil }
        return place((low..<last).first { offsets[$0] > offsets[$0 + 1] } ?? last)
    }

    /// A sequence that began before is passed over, one that goes on behind is followed.
    private static func isText(_ section: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        var (low, high) = (range.lowerBound, range.upperBound)
        func continues(_ index: Int) -> Bool { section[index] & 0xC0 == 0x80 }
        if low > 0 { while low < high, low < range.lowerBound + 3, continues(low) { low += 1 } }
        while high < section.count, high < range.upperBound + 3, continues(high) { high += 1 }
        guard low < high, let start = section.baseAddress else { return true }
        return isValidUTF8((start + low).assumingMemoryBound(to: UInt8.self), high - low)
    }
}
