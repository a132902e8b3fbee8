import ssl
import aiohttp


async def pull(url):
    ctx = ssl.create_default_context(cafile="ca.pem")
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=ctx)) as s:
        async with s.get(url) as r:
            return await r.text()
