from urllib.parse import parse_qs
import uuid


async def app(scope, receive, send):
    query = parse_qs(scope["query_string"].decode())
    trace = str(uuid.UUID(query["trace"][0]))
    age = int(query.get("age", ["0"])[0])
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"x-trace", trace.encode()), (b"cache-control", b"max-age=%d" % age)],
        }
    )
    await send({"type": "http.response.body", "body": b"ok"})
