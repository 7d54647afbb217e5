import PropertyGraph
import Reporting

/// A time of day with its zone, as it stands beside a date.
struct ClockTime: Equatable {
    let time: LocalTime
    /// Seconds east of Greenwich; nil where no zone is given.
    let offset: Int32?
    /// "24:00", the first moment of the next day.
    var isEndOfDay = false

    /// Zones by the short names that RFC 2822 has, and those of Europe: names that elsewhere mean another zone are left out.
    private static let zones: [String: Int32] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    ]

    /// Whether letters, folded, name a zone.
    static func isZone(_ word: String) -> Bool { zones[word] != nil }

    /// The time that a text begins with, after blanks, a comma or a "T".
    static func leading(_ text: Substring) -> ClockTime? {
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count, [0x20, 0x2C, 0x54, 0x74].contains(bytes[index]) { index += 1 }
        guard let found = Reader(bytes).time(at: index) else { return nil }
        return found.time
    }

    /// Takes the first time of day out of a text.
    static func cut(from text: inout String) -> ClockTime? {
        let bytes = Array(text.utf8)
        let reader = Reader(bytes)
        for index in bytes.indices
        where DateText.isDigit(bytes[index])
            && (index == 0 || !DateText.isDigit(bytes[index - 1]) && bytes[index - 1] != 0x3A)
        {
            guard let found = reader.time(at: index, needsColon: true) else { continue }
            text = String(decoding: bytes[..<index] + [0x20] + bytes[found.end...], as: UTF8.self)
            return found.time
        }
        return nil
    }

    private struct Reader {
        let bytes: [UInt8]
        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// "10:30", "10:30:05.25 PM GMT+3", and "103005" where a colon need not be.
        func time(at start: Int, needsColon: Bool = false) -> (time: ClockTime, end: Int)? {
            var index = start
            guard let first = DateText.number(bytes[index...]) else { return nil }
            index += first.length
            var (hour, minute, second, nanosecond) = (first.value, 0, 0, Int64(0))
            if !needsColon, first.length == 6 || first.length == 4 {
                (hour, minute) = first.length == 6 ? (hour / 10_000, hour / 100 % 100) : (hour / 100, hour % 100)
                second = first.length == 6 ? first.value % 100 : 0
            } else {
                // A colon; French writes an h.
                guard first.length <= 2, index < bytes.count, bytes[index] == 0x3A || bytes[index] | 0x20 == 0x68,
                    let minutes = DateText.number(bytes[(index + 1)...]), minutes.length == 2
                else { return nil }
                minute = minutes.value
                index += 3
                if index < bytes.count, bytes[index] == 0x3A, let seconds = DateText.number(bytes[(index + 1)...]),
                    seconds.length == 2
                {
                    second = min(seconds.value, 59)
                    index += 3
                }
            }
            if second > 0 || index > start + 5, index < bytes.count, bytes[index] == 0x2E || bytes[index] == 0x2C {
                let digits = bytes[(index + 1)...].prefix(while: DateText.isDigit)
                for place in 0..<9 {
                    nanosecond =
                        nanosecond * 10 + (place < digits.count ? Int64(digits[digits.startIndex + place] - 0x30) : 0)
                }
                if !digits.isEmpty { index += 1 + digits.count }
            }
            halves(&index, &hour)
            let isEndOfDay = (hour, minute, second) == (24, 0, 0)
            if isEndOfDay { hour = 0 }
            guard
                let time = LocalTime(
                    hour: Int64(hour), minute: Int64(minute), second: Int64(second), nanosecond: nanosecond)
            else { return nil }
            let zone = zone(at: index)
            return (ClockTime(time: time, offset: zone?.offset, isEndOfDay: isEndOfDay), zone?.end ?? index)
        }

        /// "PM", "a.m.", or a word for a part of the day.
        private func halves(_ index: inout Int, _ hour: inout Int) {
            let start = skipBlanks(index)
            guard start < bytes.count, hour <= 12 else { return }
            let mark = bytes[start] | 0x20
            if mark == 0x61 || mark == 0x70 {
                var end = start + 1
                if end < bytes.count, bytes[end] == 0x2E { end += 1 }
                guard end < bytes.count, bytes[end] | 0x20 == 0x6D else { return }
                end += 1
                if end < bytes.count, bytes[end] == 0x2E { end += 1 }
                guard end == bytes.count || !(0x61...0x7A).contains(bytes[end] | 0x20) else { return }
                if mark == 0x70, hour < 12 { hour += 12 }
                if mark == 0x61, hour == 12 { hour = 0 }
                index = end
            } else if bytes[start] >= 0x80 {
                let word = bytes[start...].prefix { $0 != 0x20 && $0 != 0x2C }
                guard let shift = WrittenDate.hours(ofPart: String(decoding: word, as: UTF8.self)) else { return }
                if hour < 12 { hour += shift } else if hour == 12, shift == 0 { hour = 0 }
                index = word.endIndex
            }
        }

        private func skipBlanks(_ start: Int) -> Int {
            var index = start
            while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x28 { index += 1 }
            return index
        }

        /// "Z", "+03:00", "+0300", "+3", "GMT+3", "(CET)". A zone of "-0000" says that none is known (RFC 2822).
        private func zone(at place: Int) -> (offset: Int32?, end: Int)? {
            var start = skipBlanks(place)
            let letters = bytes[start...].prefix { (0x61...0x7A).contains($0 | 0x20) }
            var named: Int32?
            if !letters.isEmpty {
                named = zones[String(decoding: letters, as: UTF8.self).lowercased()].map { $0 * 3600 }
                guard named != nil else { return nil }
                start = letters.endIndex
                guard named == 0, start < bytes.count, bytes[start] == 0x2B || bytes[start] == 0x2D else {
                    return (named, start)
                }
            }
            guard start < bytes.count, bytes[start] == 0x2B || bytes[start] == 0x2D,
                let number = DateText.number(bytes[(start + 1)...]), number.length <= 4
            else { return named.map { ($0, start) } }
            var end = start + 1 + number.length
            var (hours, minutes) = number.length > 2 ? (number.value / 100, number.value % 100) : (number.value, 0)
            if number.length <= 2, end < bytes.count, bytes[end] == 0x3A,
                let more = DateText.number(bytes[(end + 1)...]), more.length == 2
            {
                minutes = more.value
                end += 3
            }
            if hours > 18 || minutes > 59 { (hours, minutes) = (0, 0) }
            let isNegative = bytes[start] == 0x2D
            if isNegative, hours == 0, minutes == 0 { return (nil, end) }
            return (Int32(hours * 3600 + minutes * 60) * (isNegative ? -1 : 1), end)
        }
    }
}
