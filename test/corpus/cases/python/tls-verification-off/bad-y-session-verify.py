import requests


class Erp:
    def __init__(self):
        self.session = requests.Session()
        self.session.verify = False

    def get(self, p):
        return self.session.get("https://erp.internal/" + p, timeout=5)
