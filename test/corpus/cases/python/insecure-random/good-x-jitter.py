import random
import time


class Retry:
    def __init__(self, attempts=5, base=0.2):
        self.attempts = attempts
        self.base = base

    def run(self, fn):
        for attempt in range(self.attempts):
            try:
                return fn()
            except ConnectionError:
                time.sleep(self.base * 2**attempt + random.uniform(0, 0.1))
        raise TimeoutError


def greeting():
    return random.choice(["Hello", "Hi", "Welcome back"])
