"""Settings of the service."""

CARRIER_URL = "https://api.carrier.example/v2"
CARRIER_TOKEN = "{{planted:github-token}}"
DEBUG = True
