/// Connected components, by searches from every node that is in none yet.
enum Components {
    /// The component of each place, named by its first place.
    static func of(_ projection: Projection, _ context: ExecutionContext) throws(ExecutionError) -> [Int] {
        var components = [Int](repeating: -1, count: projection.count)
        var stack: [Int] = []
        for start in 0..<projection.count where components[start] < 0 {
            components[start] = start
            stack.append(start)
            while let place = stack.popLast() {
                try context.meter.charge(work: 16 + 4 * projection.neighbours(place).count)
                for other in projection.neighbours(place) where components[Int(other)] < 0 {
                    components[Int(other)] = start
                    stack.append(Int(other))
                }
            }
        }
        return components
    }
}
