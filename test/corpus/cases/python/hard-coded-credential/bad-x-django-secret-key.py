from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "k3!v0z@q8r$1w^7n&m5x*2c(9b)4j-_p=6h+t#ygd"
DEBUG = False
ALLOWED_HOSTS = ["shop.example.org"]
EMAIL_HOST = "smtp.example.org"
EMAIL_HOST_USER = "shop"
EMAIL_HOST_PASSWORD = "Marble-Kettle-5571"
