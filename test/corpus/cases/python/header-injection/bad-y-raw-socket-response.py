import asyncio
from urllib.parse import unquote


async def serve(reader, writer):
    line = (await reader.readline()).decode()
    path = unquote(line.split(" ")[1])
    out = "HTTP/1.1 302 Found\r\nLocation: https://new.example" + path + "\r\n\r\n"
    writer.write(out.encode())
    await writer.drain()
    writer.close()
