import hmac


class Box:
    def __init__(self, key):
        self.key = key

    def open(self, blob):
        mac, body = blob[:32], blob[32:]
        calc = hmac.new(self.key, body, "sha256").digest()
        if mac == calc:
            return body
        raise ValueError("bad mac")
