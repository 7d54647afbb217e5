#!/usr/bin/env python3
"""Speaks to `naql mcp` with the reference client of the Model Context Protocol: scripts/check_mcp.py [NAQL].

Without the package `mcp` (pip install mcp) it says so and leaves the check out."""

import asyncio
import json
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parent.parent
naql = sys.argv[1] if len(sys.argv) > 1 else str(root / ".build/debug/naql")

try:
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client
except ImportError:
    print("mcp: left out, for the package `mcp` is not installed (pip install mcp)")
    sys.exit(0)


def text(result):
    return result.content[0].text


def is_error(result):
    return getattr(result, "is_error", getattr(result, "isError", None))


async def main():
    server = StdioServerParameters(command=naql, args=["mcp", str(root / "seeds"), "--timeout", "20"])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = {tool.name for tool in (await session.list_tools()).tools}
        assert {"ask", "schema", "search", "open", "cite", "verify"} <= tools, tools
        schema = text(await session.call_tool("schema", {}))
        assert "SAID" in schema and len(schema) < 8000, len(schema)
        count = text(await session.call_tool("ask", {"query": "MATCH (a:Article) RETURN count(a) AS n"}))
        assert json.loads(count) == {"n": 16}, count
        hits = text(await session.call_tool("search", {"query": "جسر NEAR/5 انهيار", "limit": 3}))
        hit = json.loads(hits.split("\n")[0])
        for tool in ["open", "cite"]:
            assert "2025" in text(await session.call_tool(tool, {"id": hit["id"]}))
        for tool, arguments in [("ask", {"query": "CREATE (:X)"}), ("ask", {"query": "RETURN foo(1)"}), ("open", {"id": -1})]:
            assert is_error(await session.call_tool(tool, arguments)), (tool, arguments)
        print(f"mcp: the reference client lists {len(tools)} tools and calls each")


asyncio.run(main())
