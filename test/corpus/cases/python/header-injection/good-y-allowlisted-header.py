from urllib.parse import parse_qs

TYPES = {"csv": "text/csv", "json": "application/json"}


def application(environ, start_response):
    q = parse_qs(environ.get("QUERY_STRING", ""))
    ctype = TYPES.get(q.get("t", ["csv"])[0], "text/plain")
    start_response("200 OK", [("Content-Type", ctype)])
    return [b"a,b\n"]
