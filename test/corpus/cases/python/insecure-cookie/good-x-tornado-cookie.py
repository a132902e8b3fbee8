import tornado.web


class Login(tornado.web.RequestHandler):
    async def post(self):
        user = await self.settings["users"].check(self.get_argument("name"), self.get_argument("password"))
        if user is None:
            raise tornado.web.HTTPError(401)
        self.set_signed_cookie("auth_token", user.token, expires_days=30, httponly=True, secure=True, samesite="Lax")
        self.redirect("/")
