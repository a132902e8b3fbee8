from aiohttp import web
from motor.motor_asyncio import AsyncIOMotorClient

routes = web.RouteTableDef()


def criteria(filters: dict) -> dict:
    query = {"deleted": False}
    query.update({key: value for key, value in filters.items() if value is not None})
    return query


@routes.post("/search")
async def search(request: web.Request):
    body = await request.json()
    cursor = request.app["db"].documents.find(criteria(body.get("filters", {})))
    return web.json_response([each["title"] async for each in cursor])


def make_app():
    app = web.Application()
    app["db"] = AsyncIOMotorClient()["library"]
    app.add_routes(routes)
    return app
