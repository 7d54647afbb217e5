import CypherSemantics
import PropertyGraph

/// `format(value, pattern)`: a temporal value as text. Names of months and days are English, as those of the clock of a
/// computer are.
enum FormatFunction {
    static let all: [ScalarFunction] = [
        ScalarFunction(
            TemporalFunctions.signature(
                "format", [value, .init("pattern", .string)], required: 1, result: .string,
                "A temporal value as ISO 8601 text, or by a pattern such as 'dd.MM.yyyy HH:mm'.")
        ) { (arguments, context) throws(ExecutionError) in
            let value = arguments[0]
            guard value.isTemporal else { throw .wrongType("format", value, expected: "a temporal value") }
            guard arguments.count > 1 else { return .string(value.scalarText ?? "") }
            let text = try arguments[1].string("format")
            try context.charge(work: 64 * text.utf8.count)
            let pattern = try TemporalPattern(text)
            if case .duration(let duration) = value {
                return .string(try DurationFormat.text(of: duration, pattern))
            }
            let instant = FormattedInstant(value)
            return .string(
                try pattern.text(instant.field) { letter in
                    .invalid(
                        "the letter `\(letter)` in the pattern of format() has no meaning for a \(value.typeName)")
                })
        }
    ]

    private static var value: FunctionSignature.Parameter {
        var value = FunctionSignature.Parameter("value")
        value.types = [.date, .localTime, .time, .localDateTime, .dateTime, .duration]
        return value
    }
}

extension Value {
    fileprivate var isTemporal: Bool { !ValueKinds(self).isDisjoint(with: .temporal) }
}

/// The fields of a date or time as a pattern asks for them.
private struct FormattedInstant {
    private var date: CalendarDate?
    private var time: LocalTime?
    private var offset: Int32?
    private var zone: String?

    init(_ value: Value) {
        switch value {
        case .date(let date): self.date = date
        case .localTime(let time): self.time = time
        case .time(let time): (self.time, offset) = (time.local, time.offset)
        case .localDateTime(let moment): (date, time) = (moment.date, moment.time)
        case .dateTime(let moment):
            (date, time, offset) = (moment.local.date, moment.local.time, moment.offset)
            zone = moment.zoneName?.text
        default: break
        }
    }

    /// The text of a letter; nil where the value has no such part.
    func field(_ letter: Unicode.Scalar, _ count: Int) throws(ExecutionError) -> String? {
        if let date, let text = try dateField(date, letter, count) { return text }
        if let time, let text = try timeField(time, letter, count) { return text }
        if let offset, let text = try zoneField(offset, letter, count) { return text }
        guard "GuyDMLdgQqYwWEecFaBhKkHmsSAnNVvzOXxZ".unicodeScalars.contains(letter) else {
            throw .invalid("`\(letter)` is no letter of format(): write '\(letter)' for the letter itself")
        }
        return nil
    }

    private func dateField(
        _ date: CalendarDate, _ letter: Unicode.Scalar, _ count: Int
    ) throws(ExecutionError) -> String? {
        switch letter {
        case "G": return style(count, "AD", "Anno Domini", before: ("BC", "Before Christ"), isBefore: date.year < 1)
        case "u": return year(date.year, count)
        case "y": return year(date.year < 1 ? 1 - date.year : date.year, count)
        case "Y": return year(date.isoWeek.weekYear, count)
        case "D": return try number(date.ordinalDay, letter, count, most: 3)
        case "M", "L": return try name(Self.months, at: date.month, letter, count)
        case "d": return try number(date.day, letter, count, most: 2)
        case "g": return TemporalPattern.padded(date.daysSinceEpoch + 40_587, count)
        case "Q", "q":
            switch count {
            case 1, 2: return TemporalPattern.padded(date.quarter, count)
            case 3: return "Q\(date.quarter)"
            case 4: return "\(date.quarter)\(["st", "nd", "rd", "th"][Int(date.quarter) - 1]) quarter"
            default: return String(date.quarter)
            }
        case "w": return try number(date.isoWeek.week, letter, count, most: 2)
        case "W": return try number((date.day + 12 - date.dayOfWeek) / 7, letter, count, most: 1)
        case "E": return try name(Self.days, at: date.dayOfWeek, letter, max(count, 3))
        case "e", "c": return try name(Self.days, at: date.dayOfWeek, letter, count)
        case "F": return try number((date.day - 1) / 7 + 1, letter, count, most: 1)
        default: return nil
        }
    }

    private func timeField(
        _ time: LocalTime, _ letter: Unicode.Scalar, _ count: Int
    ) throws(ExecutionError) -> String? {
        switch letter {
        case "a": return time.hour < 12 ? "AM" : "PM"
        case "B":
            switch time.hour {
            case 6..<12: return "in the morning"
            case 12..<18: return "in the afternoon"
            case 18..<21: return "in the evening"
            default: return "at night"
            }
        case "h": return try number((time.hour + 11) % 12 + 1, letter, count, most: 2)
        case "K": return try number(time.hour % 12, letter, count, most: 2)
        case "k": return try number((time.hour + 23) % 24 + 1, letter, count, most: 2)
        case "H": return try number(time.hour, letter, count, most: 2)
        case "m": return try number(time.minute, letter, count, most: 2)
        case "s": return try number(time.second, letter, count, most: 2)
        case "S": return try fraction(time.nanosecond, count)
        case "A": return TemporalPattern.padded(time.nanosecondOfDay / 1_000_000, count)
        case "n": return TemporalPattern.padded(time.nanosecond, count)
        case "N": return TemporalPattern.padded(time.nanosecondOfDay, count)
        default: return nil
        }
    }

    private func zoneField(
        _ offset: Int32, _ letter: Unicode.Scalar, _ count: Int
    ) throws(ExecutionError) -> String? {
        switch letter {
        case "V":
            guard count == 2 else { throw tooMany(letter, "exactly twice") }
            return zone ?? TemporalText.offset(offset)
        case "v", "z":
            throw .invalid("names of zones such as PST are not known here: write VV for the zone or XXX for its offset")
        case "X":
            guard count <= 5 else { throw tooMany(letter, "up to five times") }
            return offset == 0 ? "Z" : digits(offset, count)
        case "x":
            guard count <= 5 else { throw tooMany(letter, "up to five times") }
            return digits(offset, count)
        case "Z":
            guard count <= 5 else { throw tooMany(letter, "up to five times") }
            if count < 4 { return digits(offset, 2) }
            return count == 4 ? localized(offset, isFull: true) : offset == 0 ? "Z" : digits(offset, 5)
        case "O":
            guard count == 1 || count == 4 else { throw tooMany(letter, "once or four times") }
            return localized(offset, isFull: count == 4)
        default: return nil
        }
    }

    /// `+01`, `+0130`, `+01:30`, `+013015`, `+01:30:15` for one to five letters.
    private func digits(_ offset: Int32, _ count: Int) -> String {
        let total = Int64(offset.magnitude)
        let (hour, minute, second) = (total / 3600, total / 60 % 60, total % 60)
        let colon = count == 3 || count == 5 ? ":" : ""
        var text = (offset < 0 ? "-" : "+") + TemporalPattern.padded(hour, 2)
        if count > 1 || minute != 0 { text += colon + TemporalPattern.padded(minute, 2) }
        if count > 3, second != 0 { text += colon + TemporalPattern.padded(second, 2) }
        return text
    }

    /// `GMT+8`, `GMT+08:00`.
    private func localized(_ offset: Int32, isFull: Bool) -> String {
        if offset == 0 { return "GMT" }
        let total = Int64(offset.magnitude)
        var text = "GMT" + (offset < 0 ? "-" : "+") + TemporalPattern.padded(total / 3600, isFull ? 2 : 1)
        if isFull || total % 3600 != 0 { text += ":" + TemporalPattern.padded(total / 60 % 60, 2) }
        if total % 60 != 0 { text += ":" + TemporalPattern.padded(total % 60, 2) }
        return text
    }

    private func year(_ year: Int64, _ count: Int) -> String {
        if count == 2 { return TemporalPattern.padded(year.flooredYearOfCentury, 2) }
        let text = TemporalPattern.padded(year, count)
        // From four letters on a year that is wider than asked for has its sign.
        return count > 3 && year > 0 && String(year).utf8.count > count ? "+" + text : text
    }

    private func number(
        _ number: Int64, _ letter: Unicode.Scalar, _ count: Int, most: Int
    ) throws(ExecutionError) -> String {
        guard count <= most else { throw tooMany(letter, most == 1 ? "once" : "up to \(most) times") }
        return TemporalPattern.padded(number, count)
    }

    private func fraction(_ nanosecond: Int64, _ count: Int) throws(ExecutionError) -> String {
        guard count <= 9 else { throw tooMany("S", "up to nine times") }
        return String(TemporalPattern.padded(nanosecond, 9).prefix(count))
    }

    /// A name of a list by the rules of text: three letters the short form, four the full one, five one letter.
    private func name(
        _ names: [String], at number: Int64, _ letter: Unicode.Scalar, _ count: Int
    ) throws(ExecutionError) -> String {
        let full = names[Int(number) - 1]
        switch count {
        case 1, 2: return TemporalPattern.padded(number, count)
        case 3: return String(full.prefix(3))
        case 4: return full
        case 5: return String(full.prefix(1))
        default: throw tooMany(letter, "up to five times")
        }
    }

    private func style(
        _ count: Int, _ short: String, _ full: String, before: (short: String, full: String), isBefore: Bool
    ) -> String {
        let (short, full) = isBefore ? before : (short, full)
        return count < 4 ? short : count == 4 ? full : String(short.prefix(1))
    }

    private func tooMany(_ letter: Unicode.Scalar, _ allowed: String) -> ExecutionError {
        .invalid("the letter `\(letter)` may stand \(allowed) in the pattern of format()")
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}

extension Int64 {
    fileprivate var flooredYearOfCentury: Int64 { (self % 100 + 100) % 100 }
}
