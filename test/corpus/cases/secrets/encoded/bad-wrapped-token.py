import base64

TOKEN = base64.b64decode("«base64:«token:github-personal-token»»").decode()
