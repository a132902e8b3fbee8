import aiofiles
from fastapi import FastAPI, Header

app = FastAPI()
BRANDS = {"acme": "acme", "globex": "globex"}


@app.get("/logo")
async def logo(x_brand: str = Header("acme")):
    brand = BRANDS.get(x_brand, "acme")
    async with aiofiles.open("/srv/brands/" + brand + "/logo.svg") as fh:
        return {"svg": await fh.read()}
