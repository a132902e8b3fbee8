from urllib.parse import parse_qs


def application(environ, start_response):
    q = parse_qs(environ.get("QUERY_STRING", ""))
    fname = q.get("name", ["file"])[0]
    headers = [("Content-Type", "text/csv"), ("Content-Disposition", "attachment; filename=" + fname)]
    start_response("200 OK", headers)
    return [b"a,b\n"]
