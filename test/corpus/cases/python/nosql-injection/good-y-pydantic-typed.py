from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient
from pydantic import BaseModel, EmailStr

app = FastAPI()
db = AsyncIOMotorClient()["inv"]


class Lookup(BaseModel):
    email: EmailStr
    tenant: str


@app.post("/lookup")
async def lookup(body: Lookup):
    doc = await db.users.find_one({"email": body.email, "tenant": body.tenant})
    return {"found": doc is not None}
