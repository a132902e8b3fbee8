from urllib.parse import parse_qs


async def app(scope, receive, send):
    query = parse_qs(scope["query_string"].decode())
    trace = query.get("trace", [""])[0]
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"content-type", b"text/plain"), (b"x-trace", trace.encode("latin-1"))],
        }
    )
    await send({"type": "http.response.body", "body": b"ok"})
