extension Page {
    /// All that a page shows, a line for each of its blocks; a rule across the page is a line of strokes.
    public var lines: [String] {
        let zones = Zones(self)
        var lines: [String] = []
        var at = 0
        for block in BlockCutter(self, zones).blocks {
            for node in at..<max(at, block.nodes.lowerBound) where tag(node) == .hr { lines.append(Self.rule) }
            lines.append(BlockCutter.text(of: block, self, zones))
            at = block.nodes.upperBound
        }
        return lines
    }

    private static let rule = String(repeating: "_", count: 60)
}
