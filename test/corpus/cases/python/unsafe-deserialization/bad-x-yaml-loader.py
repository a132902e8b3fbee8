import yaml
from aiohttp import web


def parse(text, loader=yaml.Loader):
    return yaml.load(text, Loader=loader)


async def import_config(request):
    text = await request.text()
    config = parse(text)
    return web.json_response({"keys": sorted(config)})
