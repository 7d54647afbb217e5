import Machine
import Naql
import Synchronization

/// Users and their passwords.
///
/// Checking takes the same time whether the user or the password is wrong, and whichever letter of it. After three wrong
/// tries in a row a user has to wait some seconds.
public final class Logins: Sendable {
    /// The longest password, in bytes.
    public static let longestPassword = 1024
    /// Wrong tries before one has to wait, and how long, in nanoseconds.
    private static let tries = 3
    private static let pause: Int64 = 5_000_000_000

    private struct Failures {
        var count = 0
        var last: Int64 = 0
    }

    private let passwords: [String: [UInt8]]
    /// By user; those that do not exist share one entry, so that there are never many.
    private let failures = Mutex<[String: Failures]>([:])

    /// Logins by user; every password has 1 to ``longestPassword`` bytes.
    public init(_ passwords: [String: String]) {
        self.passwords = passwords.mapValues { Array($0.utf8) }
    }

    /// The user, where the password is right.
    func check(user: String, password: String) throws(Failure) -> String {
        let known = passwords[user]
        let slot = known == nil ? "" : user
        let now = Clock.monotonic()
        let mustWait = failures.withLock { failures in
            let failed = failures[slot] ?? Failures()
            return failed.count >= Self.tries && now - failed.last < Self.pause
        }
        if mustWait {
            throw Failure(
                "ClientError.Security.AuthenticationRateLimit",
                "the password was wrong \(Self.tries) times: wait \(Self.pause / 1_000_000_000) seconds")
        }
        let isRight = Self.equal(Array(password.utf8), known ?? [0]) && known != nil
        failures.withLock { failures in
            if isRight {
                failures[slot] = nil
            } else {
                failures[slot, default: Failures()].count += 1
                failures[slot]?.last = now
            }
        }
        guard isRight else {
            throw Failure("ClientError.Security.Unauthorized", "the user or the password is wrong")
        }
        return user
    }

    /// Whether the bytes are the same, in a time that depends on neither.
    private static func equal(_ given: [UInt8], _ right: [UInt8]) -> Bool {
        var difference = given.count ^ right.count
        for index in 0..<longestPassword {
            let a = index < given.count ? given[index] : 0
            let b = index < right.count ? right[index] : 0
            difference |= Int(a ^ b)
        }
        return difference == 0 && given.count <= longestPassword
    }
}
