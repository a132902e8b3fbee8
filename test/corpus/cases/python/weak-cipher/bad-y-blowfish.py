from Crypto.Cipher import Blowfish
import os


def scramble(key, data):
    iv = os.urandom(8)
    return iv + Blowfish.new(key, Blowfish.MODE_CFB, iv).encrypt(data)
