import random
import time


class SessionStore:
    def __init__(self):
        self.rng = random.Random(time.time())
        self.data = {}

    def create(self, user):
        session_id = "%032x" % self.rng.getrandbits(128)
        self.data[session_id] = user
        return session_id
