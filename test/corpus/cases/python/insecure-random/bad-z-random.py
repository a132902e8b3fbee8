import random, string
def make_token():
    return "".join(random.choices(string.ascii_letters + string.digits, k=40))
