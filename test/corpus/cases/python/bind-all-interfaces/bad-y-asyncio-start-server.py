import asyncio


async def main():
    server = await asyncio.start_server(lambda r, w: w.close(), "0.0.0.0", 8888)
    async with server:
        await server.serve_forever()


asyncio.run(main())
