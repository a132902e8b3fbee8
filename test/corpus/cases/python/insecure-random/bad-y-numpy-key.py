import numpy as np


def new_encryption_key():
    secret_key = np.random.bytes(32)
    return secret_key
