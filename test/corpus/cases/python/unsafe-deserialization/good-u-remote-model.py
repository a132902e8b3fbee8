import json

import requests


def model(address):
    answer = requests.get(address, timeout=30)
    answer.raise_for_status()
    return json.loads(answer.content)
