import jwt


class Auth:
    def user(self, request):
        raw = request.headers["X-Token"]
        return jwt.decode(raw, verify=False)["user"]
