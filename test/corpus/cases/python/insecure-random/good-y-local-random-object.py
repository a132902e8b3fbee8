import random


class Dice:
    def __init__(self, seed=None):
        self.random = random.Random(seed)

    def roll(self):
        return self.random.randint(1, 6)
