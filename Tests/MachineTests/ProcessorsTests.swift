import Testing

@testable import Machine

/// Limits of containers, from what Linux writes of them.
@Suite struct ProcessorsTests {
    private static let unified = "30 24 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n"

    private func groups(_ files: [String: String]) -> ControlGroups { ControlGroups { files[$0] } }

    @Test func aQuotaOfTheUnifiedTreeIsRead() {
        let groups = groups([
            "/proc/self/cgroup": "0::/jobs/one\n", "/proc/self/mountinfo": Self.unified,
            "/sys/fs/cgroup/jobs/one/cpu.max": "150000 100000\n",
        ])
        #expect(groups.processors == 1.5)
    }

    @Test func theLeastOnTheWayToTheRootCounts() {
        let groups = groups([
            "/proc/self/cgroup": "0::/jobs/one\n", "/proc/self/mountinfo": Self.unified,
            "/sys/fs/cgroup/jobs/one/cpu.max": "max 100000\n",
            "/sys/fs/cgroup/jobs/cpu.max": "200000 100000\n", "/sys/fs/cgroup/cpu.max": "400000 100000\n",
            "/sys/fs/cgroup/jobs/one/memory.max": "max\n", "/sys/fs/cgroup/jobs/memory.max": "1073741824\n",
        ])
        #expect(groups.processors == 2)
        #expect(groups.memory == 1 << 30)
    }

    @Test func aContainerSeesItsOwnPartOfTheTree() {
        let groups = groups([
            "/proc/self/cgroup": "0::/docker/abc/inner\n",
            "/proc/self/mountinfo": "31 24 0:26 /docker/abc /sys/fs/cgroup ro - cgroup2 cgroup rw\n",
            "/sys/fs/cgroup/cpu.max": "50000 100000\n", "/sys/fs/cgroup/inner/cpu.max": "max 100000\n",
        ])
        #expect(groups.processors == 0.5)
    }

    @Test func controllersOfTheFirstVersionAreRead() {
        let groups = groups([
            "/proc/self/cgroup": "4:memory:/m\n3:cpu,cpuacct:/c\n0::/\n",
            "/proc/self/mountinfo":
                "33 24 0:29 / /sys/fs/cgroup/cpu,cpuacct rw shared:9 - cgroup cgroup rw,cpu,cpuacct\n"
                + "34 24 0:30 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n",
            "/sys/fs/cgroup/cpu,cpuacct/c/cpu.cfs_quota_us": "300000\n",
            "/sys/fs/cgroup/cpu,cpuacct/c/cpu.cfs_period_us": "100000\n",
            "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "-1\n",
            "/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
            "/sys/fs/cgroup/memory/m/memory.limit_in_bytes": "9223372036854771712\n",
        ])
        #expect(groups.processors == 3)
        #expect(groups.memory == nil)
    }

    @Test func whereNothingIsToldNothingLimits() {
        #expect(groups([:]).processors == nil)
        #expect(groups(["/proc/self/cgroup": "nonsense\n::\n", "/proc/self/mountinfo": "a - b\n"]).memory == nil)
        #expect(
            groups(["/proc/self/cgroup": "0::/../..\n", "/proc/self/mountinfo": Self.unified]).processors == nil)
    }

    private static func processors(online: Int, status: String?, quota: String?) -> Int {
        Processors.count(online: online) { path in
            switch path {
            case "/proc/self/status": status
            case "/proc/self/cgroup": "0::/\n"
            case "/proc/self/mountinfo": unified
            case "/sys/fs/cgroup/cpu.max": quota
            default: nil
            }
        }
    }

    @Test(
        arguments: [
            (8, nil, nil, 8), (8, nil, "150000 100000\n", 2), (8, nil, "20000 100000\n", 1),
            (2, nil, "600000 100000\n", 2), (8, nil, "max 100000\n", 8), (0, nil, nil, 1),
            (8, "Name:\tx\nCpus_allowed:\t0000,00000005\nCpus_allowed_list:\t0,2\n", nil, 2),
            (64, "Cpus_allowed:\tffffffff,0000ffff\n", "5000000 100000\n", 48),
            (4, "Cpus_allowed:\tf\n", "100000 100000\n", 1), (4, "Cpus_allowed:\t\n", nil, 4),
        ] as [(Int, String?, String?, Int)])
    func theLeastCountsAndIsNeverNone(online: Int, status: String?, quota: String?, count: Int) {
        #expect(Self.processors(online: online, status: status, quota: quota) == count)
    }

    @Test func theMachineHasSomething() {
        #expect(Processors.available >= 1)
        #expect(Memory.available > 1 << 20)
    }
}
