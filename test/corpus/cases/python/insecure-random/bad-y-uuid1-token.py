import random
import uuid


def confirm_link(user):
    token = uuid.UUID(int=random.getrandbits(128), version=4)
    return f"https://x.test/confirm/{user}/{token}"
