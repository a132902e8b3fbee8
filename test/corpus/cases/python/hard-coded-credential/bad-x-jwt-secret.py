from datetime import datetime, timedelta, timezone

import jwt

JWT_SECRET = "m9Qz7vLk2RtXw4Bn8Yp1Hd6Fs3Gc5Ja0"


def issue(user_id):
    now = datetime.now(timezone.utc)
    claims = {"sub": str(user_id), "iat": now, "exp": now + timedelta(hours=1)}
    return jwt.encode(claims, JWT_SECRET, algorithm="HS256")
