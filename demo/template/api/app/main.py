"""Composition of the order service."""

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from app import customers, orders
//@ from 5
from app import exports, imports
//@ end
//@ from 11
from app import shipping
//@ end

app = FastAPI(title="Nordwind Orders")

app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
    allow_methods=["*"],
)

app.include_router(customers.router)
app.include_router(orders.router)
//@ from 5
app.include_router(exports.router)
app.include_router(imports.router)
//@ end
//@ from 11
app.include_router(shipping.router)
//@ end


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}
