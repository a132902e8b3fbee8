from aiohttp import web


async def profile(request: web.Request) -> web.Response:
    form = await request.post()
    bio = form.get("bio", "")
    lines = [f"<li>{line}</li>" for line in bio.splitlines() if line.strip()]
    return web.Response(text="<ul>%s</ul>" % "".join(lines), content_type="text/html")


app = web.Application()
app.router.add_post("/profile", profile)
