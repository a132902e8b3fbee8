from enum import Enum
from typing import Annotated
import asyncpg
from fastapi import Depends, FastAPI, Query, Request

app = FastAPI()


class SortColumn(str, Enum):
    name = "name"
    price = "price"
    created = "created_at"


async def pool(request: Request) -> asyncpg.Pool:
    return request.app.state.pool


class ProductRepo:
    def __init__(self, db: asyncpg.Pool):
        self.db = db

    async def list_products(self, sort: SortColumn, limit: int):
        query = f"SELECT id, name, price FROM products ORDER BY {sort.value} LIMIT $1"
        return await self.db.fetch(query, limit)


@app.get("/products")
async def products(
    db: Annotated[asyncpg.Pool, Depends(pool)],
    sort: SortColumn = SortColumn.name,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
):
    repo = ProductRepo(db)
    return [dict(r) for r in await repo.list_products(sort, limit)]
