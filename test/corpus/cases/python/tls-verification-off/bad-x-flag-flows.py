import os

import requests

CHECK = False


def post_event(event, verify=CHECK):
    return requests.post(
        "https://events.example.org/ingest",
        json=event,
        headers={"Authorization": "Bearer " + os.environ["TOKEN"]},
        verify=verify,
        timeout=5,
    )
