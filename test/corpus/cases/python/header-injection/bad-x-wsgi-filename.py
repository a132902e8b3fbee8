from urllib.parse import parse_qs


def application(environ, start_response):
    query = parse_qs(environ.get("QUERY_STRING", ""))
    name = query.get("name", ["report"])[0]
    headers = [
        ("Content-Type", "text/csv"),
        ("Content-Disposition", 'attachment; filename="' + name + '.csv"'),
    ]
    start_response("200 OK", headers)
    return [b"id,total\n1,20\n"]
