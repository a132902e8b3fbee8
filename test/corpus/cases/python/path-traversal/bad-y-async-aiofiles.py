import aiofiles
from fastapi import FastAPI, Header

app = FastAPI()


@app.get("/logo")
async def logo(x_brand: str = Header("default")):
    async with aiofiles.open("/srv/brands/" + x_brand + "/logo.svg") as fh:
        return {"svg": await fh.read()}
