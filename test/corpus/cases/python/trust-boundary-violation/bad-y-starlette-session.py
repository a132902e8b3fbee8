from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import JSONResponse
import os


async def impersonate(request):
    data = await request.json()
    request.session["user_id"] = data["user_id"]
    return JSONResponse({"ok": True})


app = Starlette(middleware=[Middleware(SessionMiddleware, secret_key=os.environ["K"])])
app.add_route("/imp", impersonate, methods=["POST"])
