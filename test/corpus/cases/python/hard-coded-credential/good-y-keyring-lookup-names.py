import keyring

SERVICE = "mytool"
PASSWORD_KEY = "db-password"
SECRET_NAME = "prod/db/password"


def password():
    return keyring.get_password(SERVICE, PASSWORD_KEY)
