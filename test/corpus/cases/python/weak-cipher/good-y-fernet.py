from cryptography.fernet import Fernet


def roundtrip(data):
    f = Fernet(Fernet.generate_key())
    return f.decrypt(f.encrypt(data))
