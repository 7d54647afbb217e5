import Foundation
import Testing

/// `naql serve`: what it refuses before it starts.
@Suite struct ServeCommandTests {
    @Test(arguments: [
        (["--address", "0.0.0.0"], "--insecure"), (["--address", "0.0.0.0", "--user", "mona"], "--cert"),
        (["--cert", "a.pem"], "--key"), (["--port", "99999"], "65535"), (["--password-file", "x"], "--user"),
        (["--memory-total", "much"], "--memory-total 500MB"), (["--timeout", "0"], "--timeout 2.5"),
        (["--connections", "0"], "1 or more"), (["--dates", "ymd"], "dmy or mdy"),
    ])
    func whatMakesNoSenseIsRefused(_ options: [String], _ remedy: String) throws {
        let outcome = try Program.naql(["serve"] + options)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(remedy), "\(outcome.errors)")
    }

    @Test func aLoginNeedsAPassword() throws {
        let outcome = try Program.naql(["serve", "--user", "mona", "--port", "0"])
        #expect(outcome.status == 2 && outcome.errors.contains("NAQL_PASSWORD"))
    }
}
