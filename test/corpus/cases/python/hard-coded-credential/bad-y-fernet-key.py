from cryptography.fernet import Fernet

box = Fernet(b"Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWo=")
