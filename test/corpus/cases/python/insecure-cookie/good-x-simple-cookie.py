from http.cookies import SimpleCookie


def application(environ, start_response):
    cookie = SimpleCookie()
    cookie["sessionid"] = environ["app.session"].key
    morsel = cookie["sessionid"]
    morsel["path"] = "/"
    morsel["secure"] = True
    morsel["httponly"] = True
    morsel["samesite"] = "Lax"
    headers = [("Content-Type", "text/plain"), ("Set-Cookie", morsel.OutputString())]
    start_response("200 OK", headers)
    return [b"ok"]
