import Foundation
import Testing

/// `naql serve`: what it refuses before it starts, and a server that is started, asked and stopped.
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

    @Test func aServerStartsTellsHowItIsAndEnds() throws {
        let script = """
            naql serve seeds --port 0 2>messages.$$ & server=$!
            trap 'rm -f messages.$$' EXIT
            until grep -q serving messages.$$ || ! kill -0 $server; do sleep 0.05; done
            kill -USR1 $server
            until grep -q 'ok connections=0' messages.$$ || ! kill -0 $server; do sleep 0.05; done
            kill -TERM $server
            wait $server
            echo "status $?"
            cat messages.$$
            """
        let outcome = try Program.shell("cd \"$(mktemp -d)\" && ln -s '\(Program.root.path)/seeds' seeds && " + script)
        #expect(outcome.output.contains("status 0"), "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("bolt://127.0.0.1:"))
        #expect(outcome.output.contains("read-only, without login"))
    }

    @Test func aLoginNeedsAPassword() throws {
        let outcome = try Program.naql(["serve", "--user", "mona", "--port", "0"])
        #expect(outcome.status == 2 && outcome.errors.contains("NAQL_PASSWORD"))
    }
}
