from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ARC4


async def pump(reader, writer, key):
    stream = Cipher(ARC4(key), mode=None).encryptor()
    while data := await reader.read(4096):
        writer.write(stream.update(data))
        await writer.drain()
