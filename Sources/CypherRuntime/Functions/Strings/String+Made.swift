extension String {
    /// A text of at most `capacity` bytes, written by `body`, which says how many.
    static func made<Failure>(
        capacity: Int, by body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
    ) throws(Failure) -> String {
        var failure: Failure?
        let result = String(unsafeUninitializedCapacity: capacity) { buffer in
            do throws(Failure) {
                return try body(buffer)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return result
    }
}
