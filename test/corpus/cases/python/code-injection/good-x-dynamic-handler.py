import importlib

from aiohttp import web

routes = web.RouteTableDef()
SCRIPTS = {
    "double": "result = value * 2",
    "square": "result = value ** 2",
}


@routes.post("/plugins/{name}/run")
async def run_plugin(request):
    body = await request.json()
    source = SCRIPTS.get(request.match_info["name"])
    if source is None:
        raise web.HTTPNotFound()
    namespace = {"result": None, "value": int(body.get("value", 0))}
    exec(compile(source, "<plugin>", "exec"), namespace)
    return web.json_response({"result": str(namespace["result"])})


def main():
    app = web.Application()
    app.add_routes(routes)
    importlib.invalidate_caches()
    web.run_app(app)
