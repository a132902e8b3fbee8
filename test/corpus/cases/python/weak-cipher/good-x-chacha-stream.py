import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


async def pump(reader, writer, key):
    box = ChaCha20Poly1305(key)
    while data := await reader.read(4096):
        nonce = os.urandom(12)
        sealed = box.encrypt(nonce, data, None)
        writer.write(len(sealed).to_bytes(4, "big") + nonce + sealed)
        await writer.drain()
