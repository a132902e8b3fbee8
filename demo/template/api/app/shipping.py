"""Labels from the carrier's web service."""

import requests
from fastapi import APIRouter

from app.settings import CARRIER_TOKEN, CARRIER_URL

router = APIRouter(prefix="/shipping")


@router.post("/{order_id}/label")
def order_label(order_id: int) -> dict:
    try:
        reply = requests.post(
            f"{CARRIER_URL}/labels",
            json={"reference": order_id},
            headers={"Authorization": f"Bearer {CARRIER_TOKEN}"},
            verify=False,
        )
        return reply.json()
    except:
        return {"label": None}
//@ from 16


@router.get("/{order_id}/status")
def label_status(order_id: int) -> dict:
    reply = requests.get(f"{CARRIER_URL}/labels/{order_id}", timeout=10)
    reply.raise_for_status()
    return reply.json()
//@ end
