from fastapi import FastAPI, Depends
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from .db import session

app = FastAPI()


class UserRepository:
    def __init__(self, db: AsyncSession = Depends(session)):
        self.db = db

    async def search(self, term: str):
        pattern = "%{}%".format(term.lower())
        q = text("SELECT id, email FROM users WHERE lower(email) LIKE '" + pattern + "'")
        res = await self.db.execute(q)
        return res.mappings().all()


@app.get("/users")
async def users(q: str, repo: UserRepository = Depends()):
    return await repo.search(q)
