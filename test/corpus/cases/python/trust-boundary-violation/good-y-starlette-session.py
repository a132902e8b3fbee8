from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import JSONResponse
import os
from .auth import verify_password


async def login(request):
    data = await request.json()
    user = await verify_password(data["email"], data["password"])
    if user is None:
        return JSONResponse({}, 401)
    request.session["user_id"] = user.id
    return JSONResponse({"ok": True})


app = Starlette(middleware=[Middleware(SessionMiddleware, secret_key=os.environ["K"])])
app.add_route("/login", login, methods=["POST"])
