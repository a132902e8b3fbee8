from datetime import datetime, timedelta, timezone
from pathlib import Path

import jwt

JWT_SECRET_FILE = "/run/secrets/jwt_signing_key"
JWT_SECRET = Path(JWT_SECRET_FILE).read_text().strip()


def issue(user_id):
    now = datetime.now(timezone.utc)
    claims = {"sub": str(user_id), "iat": now, "exp": now + timedelta(hours=1)}
    return jwt.encode(claims, JWT_SECRET, algorithm="HS256")
