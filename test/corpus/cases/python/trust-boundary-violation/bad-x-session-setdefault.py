from aiohttp import web
from aiohttp_session import get_session


async def cart(request):
    session = await get_session(request)
    price = request.query.get("price", "0")
    session["cart"] = {"item": request.query.get("item"), "price": price}
    raise web.HTTPSeeOther("/checkout")
