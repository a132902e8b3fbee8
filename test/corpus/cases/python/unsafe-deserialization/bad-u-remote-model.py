import dill
import requests


def model(address):
    answer = requests.get(address, timeout=30)
    answer.raise_for_status()
    return dill.loads(answer.content)
