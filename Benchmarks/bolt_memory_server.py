#!/usr/bin/env python3
"""A server that answers the bytes of another one from memory: what `bolt.py` measures `naql serve` against.

    bolt_memory_server.py RECORDING

RECORDING is what `bolt.py` wrote down of a real conversation: for each flush of the client the answer of the server, in hex, one
a line, as REQUEST TAB ANSWER. Whoever asks the same again gets the same again. The port is printed on standard output.
"""
import asyncio
import sys


def recording(path):
    answers = {}
    with open(path) as file:
        for line in file:
            request, answer = line.rstrip("\n").split("\t")
            answers[bytes.fromhex(request)] = bytes.fromhex(answer)
    return answers


class Client(asyncio.Protocol):
    def __init__(self, answers):
        self.answers = answers
        self.pending = b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.pending += data
        answer = self.answers.get(self.pending)
        if answer is not None:
            self.pending = b""
            self.transport.write(answer)


async def main():
    answers = recording(sys.argv[1])
    server = await asyncio.get_running_loop().create_server(lambda: Client(answers), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
