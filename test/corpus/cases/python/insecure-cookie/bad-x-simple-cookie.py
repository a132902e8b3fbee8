from http.cookies import SimpleCookie


def application(environ, start_response):
    cookie = SimpleCookie()
    cookie["sessionid"] = environ["app.session"].key
    cookie["sessionid"]["path"] = "/"
    cookie["sessionid"]["secure"] = False
    headers = [("Content-Type", "text/plain"), ("Set-Cookie", cookie["sessionid"].OutputString())]
    start_response("200 OK", headers)
    return [b"ok"]
