/// SHA-256 (FIPS 180-4).
struct SHA256 {
    private static let constants: [UInt32] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
        0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
        0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
        0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
        0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
        0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
        0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2,
    ]
    private var state: [UInt32] = [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ]
    private var schedule = [UInt32](repeating: 0, count: 64)

    /// Bytes that make no whole block yet.
    private var waiting: [UInt8] = []
    private var length: UInt64 = 0

    /// The digest of bytes in hexadecimal digits.
    static func hex(_ bytes: some Collection<UInt8>) -> String {
        var hash = SHA256()
        hash.add(Array(bytes))
        return hash.hex()
    }

    /// Goes on with more bytes.
    mutating func add(_ bytes: [UInt8]) {
        length += UInt64(bytes.count)
        var message = waiting
        message += bytes
        let whole = message.count & ~63
        message.withUnsafeBufferPointer { buffer in
            for block in stride(from: 0, to: whole, by: 64) { add(buffer, block) }
        }
        waiting = Array(message[whole...])
    }

    /// The digest of all that was added.
    func hex() -> String {
        var last = self
        let bits = length * 8
        var padding: [UInt8] = [0x80]
        while (waiting.count + padding.count) % 64 != 56 { padding.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        last.add(padding)
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for word in last.state {
            for shift in stride(from: 28, through: 0, by: -4) { text.append(digits[Int(word >> UInt32(shift)) & 15]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
        let block = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[at..<at + 64])
        schedule.withUnsafeMutableBufferPointer { w in
            for i in 0..<16 { w[i] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: i &* 4, as: UInt32.self)) }
            for i in 16..<64 {
                let (early, late) = (w[i &- 15], w[i &- 2])
                let s0 = Self.turned(early, 7) ^ Self.turned(early, 18) ^ (early &>> 3)
                let s1 = Self.turned(late, 17) ^ Self.turned(late, 19) ^ (late &>> 10)
                w[i] = w[i &- 16] &+ s0 &+ w[i &- 7] &+ s1
            }
            SHA256.constants.withUnsafeBufferPointer { k in
                state.withUnsafeMutableBufferPointer { Self.mix($0, UnsafeBufferPointer(w), k) }
            }
        }
    }

    private static func mix(
        _ state: UnsafeMutableBufferPointer<UInt32>, _ w: UnsafeBufferPointer<UInt32>, _ k: UnsafeBufferPointer<UInt32>
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        // Eight rounds bring each part back to its place, so that none is moved.
        for i in stride(from: 0, to: 64, by: 8) {
            round(a, b, c, &d, e, f, g, &h, k[i] &+ w[i])
            round(h, a, b, &c, d, e, f, &g, k[i &+ 1] &+ w[i &+ 1])
            round(g, h, a, &b, c, d, e, &f, k[i &+ 2] &+ w[i &+ 2])
            round(f, g, h, &a, b, c, d, &e, k[i &+ 3] &+ w[i &+ 3])
            round(e, f, g, &h, a, b, c, &d, k[i &+ 4] &+ w[i &+ 4])
            round(d, e, f, &g, h, a, b, &c, k[i &+ 5] &+ w[i &+ 5])
            round(c, d, e, &f, g, h, a, &b, k[i &+ 6] &+ w[i &+ 6])
            round(b, c, d, &e, f, g, h, &a, k[i &+ 7] &+ w[i &+ 7])
        }
        let parts: InlineArray<8, UInt32> = [a, b, c, d, e, f, g, h]
        for i in 0..<8 { state[i] = state[i] &+ parts[i] }
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ word: UInt32
    ) {
        let s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
        let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ word
        let s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
        d = d &+ t1
        h = t1 &+ s0 &+ ((a & b) ^ (a & c) ^ (b & c))
    }

    @inline(__always)
    private static func turned(_ x: UInt32, _ n: UInt32) -> UInt32 { (x &>> n) | (x &<< (32 &- n)) }
}
