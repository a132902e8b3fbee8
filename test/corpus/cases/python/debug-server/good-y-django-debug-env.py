import os

ALLOWED_HOSTS = ["shop.example.com"]
INSTALLED_APPS = ["django.contrib.auth"]
DEBUG = os.environ.get("DJANGO_DEBUG", "") == "1"
