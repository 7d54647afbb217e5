/// The element that holds the article: where most of the page's prose stands.
struct ContainerChoice {
    /// The element; nil where the page has no prose.
    private(set) var container: Page.Node?
    private let page: Page
    private let blocks: [Block]
    /// The prose up to each block.
    private var sums: [Double] = [0]
    private let firstNodes: [Page.Node]

    /// - Parameter counts: whether a block may be prose of the article, by its zone.
    init(_ page: Page, _ zones: Zones, _ blocks: [Block], counts: (Block) -> Bool) {
        self.page = page
        self.blocks = blocks
        firstNodes = blocks.map(\.nodes.lowerBound)
        var scores: [Page.Node: Double] = [:]
        for block in blocks {
            let worth = counts(block) ? block.worth : 0
            sums.append(sums[sums.count - 1] + worth)
            guard worth > 0 else { continue }
            var share = 1.0
            let isLine = page.tag(block.element) == .p || page.tag(block.element).isHeading
            var node = isLine ? page.parent(block.element) : block.element
            for step in 0..<8 where node >= 0 {
                scores[node, default: 0] += worth * share
                share *= step == 0 ? 0.5 : 0.65
                node = page.parent(node)
            }
        }
        let bodies = Set(zones.bodies)
        var best = 0.0
        for (node, score) in scores.sorted(by: { $0.key < $1.key }) {
            let weighted = score * Self.factor(page.tag(node), isBody: bodies.contains(node))
            if weighted > best { (best, container) = (weighted, node) }
        }
        widen()
    }

    private static func factor(_ tag: Tag, isBody: Bool) -> Double {
        if isBody { return 2 }
        switch tag {
        case .article, .main: return 1.25
        case .body, .html: return 0.7
        default: return 1
        }
    }

    /// The prose within an element.
    func prose(in node: Page.Node) -> Double {
        let places = places(in: node)
        return sums[places.upperBound] - sums[places.lowerBound]
    }

    /// The blocks within an element.
    func places(in node: Page.Node) -> Range<Int> {
        let low = Self.place(of: node, firstNodes)
        return low..<max(low, Self.place(of: page.end(node), firstNodes))
    }

    private static func place(of node: Page.Node, _ nodes: [Page.Node]) -> Int {
        var (low, high) = (0, nodes.count)
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// A body may be cut into columns and parts: the parent is taken while it holds clearly more.
    private mutating func widen() {
        guard var node = container else { return }
        var inner = prose(in: node)
        var step = page.parent(node)
        while step >= 0 {
            let outer = prose(in: step)
            if outer >= 1.15 * inner {
                (node, inner) = (step, outer)
                container = node
            }
            step = page.parent(step)
        }
    }
}
