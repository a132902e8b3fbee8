DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "USER": "shop",
        "PASSWORD": "vT93-mmZq!k",
        "HOST": "10.1.1.5",
    }
}
