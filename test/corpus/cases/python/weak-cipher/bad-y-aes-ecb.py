from Cryptodome.Cipher import AES
from Cryptodome.Util.Padding import pad


class Vault:
    MODE = AES.MODE_ECB

    def __init__(self, key):
        self.key = key

    def seal(self, data):
        return AES.new(self.key, AES.MODE_ECB).encrypt(pad(data, 16))
