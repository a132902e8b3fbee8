import random
def shuffle_deck(cards):
    random.shuffle(cards)
    return cards[: random.randint(1, 5)]
