"""The bytes of an archive: its sections, and checksums made anew after a change."""
import struct

PRIME = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


def mix(word):
    product = (word ^ 0xA0761D6478BD642F) * 0xE7037ED1A0B428DB
    return (product >> 64) ^ (product & MASK)


def checksum(data):
    lanes = [(0x51 + lane) * PRIME & MASK for lane in range(8)]
    whole = len(data) // 64 * 64
    for index, word in enumerate(struct.unpack(f"<{whole // 8}Q", data[:whole])):
        lane = (lanes[index & 7] ^ word) * PRIME & MASK
        lanes[index & 7] = lane ^ lane >> 32
    value = mix(len(data))
    for lane in lanes:
        value = mix((value + lane) & MASK) ^ lane * 3 & MASK
    for byte in data[whole:]:
        value = (value ^ byte) * 0x100000001B3 & MASK
    return value ^ value >> 31


class Archive:
    """An archive of version 2 in memory."""

    def __init__(self, data):
        self.data = bytearray(data)
        self.table, = struct.unpack_from("<Q", self.data, 24)
        self.block, count = struct.unpack_from("<QQ", self.data, self.table)
        place = self.table + 16
        self.sections = []
        for _ in range(count):
            length, = struct.unpack_from("<Q", self.data, place)
            name = self.data[place + 8:place + 8 + length].decode()
            offset, size = struct.unpack_from("<QQ", self.data, place + 24 + length)
            self.sections.append([name, offset, size, 0])
            place += 40 + length
        for section in self.sections:
            section[3] = place
            place += -(-section[2] // self.block) * 8

    def repair(self, places):
        """Good checksums again for the blocks that hold these places, for the table and for the header."""
        blocks = set()
        for place in places:
            for _, offset, size, sums in self.sections:
                if offset <= place < offset + size:
                    blocks.add((offset, size, sums, (place - offset) // self.block))
        for offset, size, sums, block in blocks:
            start = offset + block * self.block
            data = bytes(self.data[start:min(start + self.block, offset + size)])
            struct.pack_into("<Q", self.data, sums + block * 8, checksum(data))
        struct.pack_into("<Q", self.data, 40, checksum(bytes(self.data[self.table:])))
        struct.pack_into("<Q", self.data, 48, checksum(bytes(self.data[:48])))
