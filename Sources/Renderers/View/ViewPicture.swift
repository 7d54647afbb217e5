import PropertyGraph
import Text

/// The graph of a result as a drawing: nodes with their names, relationships as arrows.
struct ViewPicture {
    /// More nodes than this are no picture that anyone can read.
    static let mostNodes = 400
    private static let mostEdges = 1500

    private let content: ViewContent
    let nodes: [NodeID]
    let edges: [RelationshipID]
    /// Nodes that there is no room for.
    let omitted: Int
    private let layout: GraphLayout
    private let numbers: [NodeID: Int]

    /// Nil where the rows show no node.
    init?(_ content: ViewContent) {
        let shown = content.shown
        let graph = content.graph
        let alive = shown.nodes.filter(graph.isAlive)
        guard !alive.isEmpty else { return nil }
        self.content = content
        nodes = Array(alive.prefix(Self.mostNodes))
        omitted = alive.count - nodes.count
        var numbers: [NodeID: Int] = [:]
        for (number, node) in nodes.enumerated() { numbers[node] = number }
        self.numbers = numbers
        // What is shown is joined as the graph joins it, where the rows show no relationship.
        var edges = shown.relationships.filter(graph.isAlive)
        if edges.isEmpty { edges = nodes.flatMap(graph.relationships) }
        var seen: Set<RelationshipID> = []
        self.edges = Array(
            edges.filter {
                numbers[graph.source(of: $0)] != nil && numbers[graph.target(of: $0)] != nil && seen.insert($0).inserted
            }.prefix(Self.mostEdges))
        layout = GraphLayout(
            count: nodes.count,
            edges: self.edges.map { (numbers[graph.source(of: $0)] ?? 0, numbers[graph.target(of: $0)] ?? 0) })
    }

    /// The drawing as SVG.
    func write(_ html: inout XMLText, into output: inout ByteBuffer) {
        let (width, height) = (Int(layout.width), Int(layout.height))
        output.append(
            """
            <svg id="picture" viewBox="0 0 \(width) \(height)" tabindex="0" role="group" \
            aria-label="picture of \(nodes.count) nodes and \(edges.count) relationships; arrow keys move it, + and - zoom">
            <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" \
            orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs>
            <g id="world">

            """)
        for edge in edges { write(edge, &html, into: &output) }
        for (number, node) in nodes.enumerated() { write(node, number, &html, into: &output) }
        output.append("</g>\n</svg>\n")
    }

    private func write(_ edge: RelationshipID, _ html: inout XMLText, into output: inout ByteBuffer) {
        let graph = content.graph
        let (from, to) = (numbers[graph.source(of: edge)] ?? 0, numbers[graph.target(of: edge)] ?? 0)
        let type = html.content(graph.name(of: graph.type(of: edge)))
        let (a, b) = (layout.points[from], layout.points[to])
        let path = from == to ? Self.loop(at: a) : Self.line(from: a, to: b)
        output.append(
            "<g class=\"edge\" data-from=\"\(from)\" data-to=\"\(to)\"><path d=\"\(path)\" marker-end=\"url(#arrow)\"/>"
                + "<text x=\"\(Self.text((a.x + b.x) / 2))\" y=\"\(Self.text((a.y + b.y) / 2 - 3))\">\(type)</text></g>\n"
        )
    }

    private func write(_ node: NodeID, _ number: Int, _ html: inout XMLText, into output: inout ByteBuffer) {
        let record = content.graph.record(of: node)
        let caption = record.caption
        let label = record.labels.first { $0 != "Agent" && $0 != "Outlet" } ?? record.labels.first ?? ""
        let point = layout.points[number]
        let short = caption.count > 22 ? caption.prefix(21) + "…" : caption
        let said = content.sentences[node].map { "\n" + $0 } ?? ""
        let title = html.attribute(label + ": " + caption + said)
        let direction = Bidi.startsRightToLeft(caption) == true ? " direction=\"rtl\"" : ""
        output.append(
            "<g class=\"node\" id=\"n\(number)\" tabindex=\"0\" role=\"img\" aria-label=\"\(title)\" data-tip=\"\(title)\" "
                + "data-x=\"\(Self.text(point.x))\" data-y=\"\(Self.text(point.y))\" "
                + "transform=\"translate(\(Self.text(point.x)) \(Self.text(point.y)))\" "
                + "style=\"--hue:\(Self.hue(of: label))\"><circle r=\"17\"/>"
                + "<text y=\"31\"\(direction)>\(html.content(String(short)))</text></g>\n")
    }

    /// A line that ends at the edges of both circles.
    private static func line(from a: GraphLayout.Point, to b: GraphLayout.Point) -> String {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = max((dx * dx + dy * dy).squareRoot(), 1)
        let (ux, uy) = (dx / length, dy / length)
        return "M\(text(a.x + ux * 18)) \(text(a.y + uy * 18))L\(text(b.x - ux * 20)) \(text(b.y - uy * 20))"
    }

    private static func loop(at a: GraphLayout.Point) -> String {
        "M\(text(a.x - 8)) \(text(a.y - 16))C\(text(a.x - 40)) \(text(a.y - 60)) \(text(a.x + 40)) \(text(a.y - 60)) "
            + "\(text(a.x + 8)) \(text(a.y - 18))"
    }

    private static func text(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }

    /// A colour of a label, the same on every page.
    private static func hue(of label: String) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in label.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int(hash % 24) * 15
    }
}
