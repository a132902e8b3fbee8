import aiohttp


async def pull(url):
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=False)) as s:
        async with s.get(url) as r:
            return await r.text()
