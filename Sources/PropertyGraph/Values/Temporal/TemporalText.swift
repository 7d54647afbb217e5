// ISO 8601 as the language prints it: the shortest form that says all, the same that is read back.

extension CalendarDate: CustomStringConvertible {
    /// `2015-07-21`; a sign where the year has more than four digits or is negative.
    public var description: String {
        let (year, month, day) = civil
        let digits = TemporalText.padded(year.magnitude, 4)
        let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
        return "\(sign)\(digits)-\(TemporalText.padded(month.magnitude, 2))-\(TemporalText.padded(day.magnitude, 2))"
    }
}

extension LocalTime: CustomStringConvertible {
    /// `21:40`, `21:40:32`, `21:40:32.142`.
    public var description: String { text(withSeconds: false) }

    /// With seconds even where they are zero, if asked for.
    func text(withSeconds: Bool) -> String {
        var text = "\(TemporalText.padded(hour.magnitude, 2)):\(TemporalText.padded(minute.magnitude, 2))"
        if withSeconds || second != 0 || nanosecond != 0 {
            text += ":" + TemporalText.padded(second.magnitude, 2)
            text += TemporalText.fraction(nanosecond)
        }
        return text
    }
}

extension ZonedTime: CustomStringConvertible {
    /// `21:40Z`, `21:40+01:00`.
    public var description: String { text(withSeconds: false) }

    func text(withSeconds: Bool) -> String { local.text(withSeconds: withSeconds) + TemporalText.offset(offset) }
}

extension LocalDateTime: CustomStringConvertible {
    /// `2015-07-21T21:40`.
    public var description: String { text(withSeconds: false) }

    func text(withSeconds: Bool) -> String { "\(date)T\(time.text(withSeconds: withSeconds))" }
}

extension ZonedDateTime: CustomStringConvertible {
    /// `2015-07-21T21:40+02:00[Europe/Stockholm]`.
    public var description: String { text(withSeconds: false) }

    func text(withSeconds: Bool) -> String {
        let name = zoneName.map { "[\($0.text)]" } ?? ""
        return local.text(withSeconds: withSeconds) + TemporalText.offset(offset) + name
    }
}

extension CalendarDuration: CustomStringConvertible {
    /// `P1Y2M3DT4H5M6.7S`; `PT0S` where it is nothing.
    public var description: String {
        var text = "P"
        func append(_ amount: Int64, _ unit: String) {
            if amount != 0 { text += "\(amount)\(unit)" }
        }
        append(months / 12, "Y")
        append(months % 12, "M")
        append(days, "D")
        if seconds != 0 || nanosecond != 0 {
            // The stored seconds are cut down; the text has one sign for all of them.
            let isNegative = seconds < 0
            let whole = isNegative && nanosecond != 0 ? seconds + 1 : seconds
            let fraction = isNegative && nanosecond != 0 ? 1_000_000_000 - nanosecond : nanosecond
            text += "T"
            append(whole / 3600, "H")
            append(whole / 60 % 60, "M")
            if whole % 60 != 0 || fraction != 0 {
                text += isNegative && whole % 60 == 0 ? "-0" : "\(whole % 60)"
                text += TemporalText.fraction(Int64(fraction)) + "S"
            }
        }
        return text == "P" ? "PT0S" : text
    }
}

/// Pieces of ISO 8601 text.
public enum TemporalText {
    /// `Z`, `+01:00`, `-00:53:28`.
    public static func offset(_ seconds: Int32) -> String {
        if seconds == 0 { return "Z" }
        let magnitude = seconds.magnitude
        var text = seconds < 0 ? "-" : "+"
        text += padded(UInt64(magnitude / 3600), 2) + ":" + padded(UInt64(magnitude / 60 % 60), 2)
        if magnitude % 60 != 0 { text += ":" + padded(UInt64(magnitude % 60), 2) }
        return text
    }

    static func padded(_ number: UInt64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// `.142`; nothing for zero.
    static func fraction(_ nanosecond: Int64) -> String {
        if nanosecond == 0 { return "" }
        var digits = padded(nanosecond.magnitude, 9)
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + digits
    }
}
