from Crypto.Cipher import AES

ECB_LEGACY_FLAG = "AES.MODE_ECB"


def open_(key, blob):
    if blob.startswith(ECB_LEGACY_FLAG.encode()):
        raise ValueError("legacy mode refused")
    c = AES.new(key, AES.MODE_EAX, nonce=blob[:16])
    return c.decrypt_and_verify(blob[32:], blob[16:32])
