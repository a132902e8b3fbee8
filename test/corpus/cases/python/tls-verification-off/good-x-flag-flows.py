import os

import requests

CHECK = os.environ.get("CA_BUNDLE", True)


def post_event(event, verify=CHECK):
    return requests.post(
        "https://events.example.org/ingest",
        json=event,
        headers={"Authorization": "Bearer " + os.environ["TOKEN"]},
        verify=verify,
        timeout=5,
    )
