import importlib

from aiohttp import web

routes = web.RouteTableDef()


@routes.post("/plugins/{name}/run")
async def run_plugin(request):
    body = await request.json()
    source = body.get("script", "")
    namespace = {"result": None}
    code = compile(source, "<plugin>", "exec")
    exec(code, namespace)
    return web.json_response({"result": str(namespace["result"])})


def main():
    app = web.Application()
    app.add_routes(routes)
    importlib.invalidate_caches()
    web.run_app(app)
