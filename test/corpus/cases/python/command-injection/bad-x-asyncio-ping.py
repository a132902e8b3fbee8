import asyncio

from fastapi import FastAPI, Query

app = FastAPI()


async def run(cmd: str) -> str:
    proc = await asyncio.create_subprocess_shell(
        cmd, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await proc.communicate()
    return out.decode(errors="replace")


@app.get("/ping")
async def ping(host: str = Query(..., max_length=200), count: int = 3):
    parts = ["ping", "-c", str(count), host]
    return {"output": await run(" ".join(parts))}
