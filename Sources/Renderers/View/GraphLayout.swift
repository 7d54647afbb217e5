#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Places for the nodes of a picture: the same graph always gets the same ones.
///
/// Each connected part is laid out by forces (Fruchterman and Reingold, 1991) from a spiral, no chance in it, and the parts
/// are put side by side, the largest first.
struct GraphLayout {
    struct Point: Hashable {
        var x: Double
        var y: Double
    }

    /// By node.
    private(set) var points: [Point]
    /// The whole picture.
    private(set) var width = 0.0
    private(set) var height = 0.0

    /// The distance that joined nodes are to have.
    static let distance = 110.0
    private static let rounds = 160

    /// Lays out so many nodes with these pairs joined.
    init(count: Int, edges: [(Int, Int)]) {
        points = Array(repeating: Point(x: 0, y: 0), count: count)
        var neighbours = Array(repeating: [Int](), count: count)
        for (a, b) in edges where a != b {
            neighbours[a].append(b)
            neighbours[b].append(a)
        }
        let parts = Self.parts(neighbours).sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
        var boxes: [(part: [Int], places: [Point], width: Double, height: Double)] = []
        for part in parts {
            let places = Self.place(part, neighbours)
            let margin = Self.distance * 0.5
            let (left, right) = (places.map(\.x).min() ?? 0, places.map(\.x).max() ?? 0)
            let (top, bottom) = (places.map(\.y).min() ?? 0, places.map(\.y).max() ?? 0)
            let moved = places.map { Point(x: $0.x - left + margin, y: $0.y - top + margin) }
            boxes.append((part, moved, right - left + 2 * margin, bottom - top + 2 * margin))
        }
        pack(boxes)
    }

    private static func parts(_ neighbours: [[Int]]) -> [[Int]] {
        var seen = Array(repeating: false, count: neighbours.count)
        var parts: [[Int]] = []
        for start in neighbours.indices where !seen[start] {
            var part = [start]
            seen[start] = true
            var next = 0
            while next < part.count {
                for other in neighbours[part[next]] where !seen[other] {
                    seen[other] = true
                    part.append(other)
                }
                next += 1
            }
            parts.append(part)
        }
        return parts
    }

    /// Places of one part's nodes round its middle.
    private static func place(_ part: [Int], _ neighbours: [[Int]]) -> [Point] {
        // The most joined nodes begin in the middle.
        let order = part.indices.sorted { (neighbours[part[$1]].count, $0) < (neighbours[part[$0]].count, $1) }
        var places = Array(repeating: Point(x: 0, y: 0), count: part.count)
        for (turn, index) in order.enumerated() {
            let radius = distance * 0.7 * Double(turn).squareRoot()
            let angle = Double(turn) * 2.399963229728653
            places[index] = Point(x: radius * cos(angle), y: radius * sin(angle))
        }
        guard part.count > 1 else { return places }
        var local: [Int: Int] = [:]
        for (index, node) in part.enumerated() { local[node] = index }
        let joined = part.map { node in neighbours[node].compactMap { local[$0] } }
        let rounds = part.count > 300 ? Self.rounds / 2 : Self.rounds
        for round in 0..<rounds {
            step(&places, joined, reach: distance * 0.9 * (1 - Double(round) / Double(rounds)) + 1)
        }
        return places
    }

    /// Moves every node by the forces on it, no farther than `reach`.
    private static func step(_ places: inout [Point], _ joined: [[Int]], reach: Double) {
        var forces = Array(repeating: Point(x: 0, y: 0), count: places.count)
        for a in places.indices {
            for b in 0..<a {
                let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y)
                let square = max(dx * dx + dy * dy, 1)
                let push = distance * distance / square
                forces[a].x += dx * push
                forces[a].y += dy * push
                forces[b].x -= dx * push
                forces[b].y -= dy * push
            }
            for b in joined[a] where b < a {
                let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y)
                let pull = (dx * dx + dy * dy).squareRoot() / distance
                forces[a].x -= dx * pull
                forces[a].y -= dy * pull
                forces[b].x += dx * pull
                forces[b].y += dy * pull
            }
        }
        for index in places.indices {
            let force = forces[index]
            let length = max((force.x * force.x + force.y * force.y).squareRoot(), 1e-9)
            let moved = min(length, reach) / length
            places[index].x += force.x * moved
            places[index].y += force.y * moved
        }
    }

    /// Puts boxes into rows of about the shape of a screen.
    private mutating func pack(_ boxes: [(part: [Int], places: [Point], width: Double, height: Double)]) {
        let area = boxes.reduce(0) { $0 + $1.width * $1.height }
        let limit = max((area * 1.7).squareRoot(), boxes.first?.width ?? 0)
        var (x, y, rowHeight) = (0.0, 0.0, 0.0)
        for box in boxes {
            if x > 0, x + box.width > limit { (x, y, rowHeight) = (0, y + rowHeight, 0) }
            for (node, place) in zip(box.part, box.places) { points[node] = Point(x: place.x + x, y: place.y + y) }
            x += box.width
            rowHeight = max(rowHeight, box.height)
            width = max(width, x)
            height = max(height, y + rowHeight)
        }
    }
}
