"""Imports of articles from what suppliers send."""

import pickle

import yaml
from fastapi import APIRouter, UploadFile

router = APIRouter(prefix="/imports")


@router.post("/articles")
async def import_articles(file: UploadFile) -> dict:
    articles = yaml.load(await file.read(), Loader=yaml.Loader)
    return {"articles": len(articles)}


@router.post("/snapshot")
async def import_snapshot(file: UploadFile) -> dict:
    orders = pickle.loads(await file.read())
    return {"orders": len(orders)}
//@ from 13


@router.post("/formula")
async def price_formula(expression: str, quantity: int) -> dict:
    return {"price": eval(expression, {"quantity": quantity})}
//@ end
