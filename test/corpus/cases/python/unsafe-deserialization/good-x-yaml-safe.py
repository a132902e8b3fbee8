import yaml
from aiohttp import web

try:
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader


def parse(text):
    return yaml.load(text, Loader=Loader)


async def import_config(request):
    text = await request.text()
    config = parse(text)
    return web.json_response({"keys": sorted(config), "again": yaml.safe_load(text)})
