# What does an assistant get that asks over the Model Context Protocol?
naql mcp seeds 2>/dev/null <<'END' | cut -c 1-400
{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"example","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"search","arguments":{"query":"bridge NEAR/6 warning","limit":2}}}
{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"ask","arguments":{"query":"MATCH (w)-[:SAID]->(:Statement)-[:STATES]->(f:Figure {of: $of}) RETURN w.name AS who, f.value AS value ORDER BY value, who","params":{"of":"hurt"}}}}
{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"ask","arguments":{"query":"MATCH (n) DETACH DELETE n"}}}
hello
END
