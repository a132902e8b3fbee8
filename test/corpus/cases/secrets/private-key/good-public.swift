let publicKey = """
-----BEGIN PUBLIC KEY-----
«made:MIIBI[A-Za-z0-9+/]{59}»
«made:[A-Za-z0-9+/]{64}»
-----END PUBLIC KEY-----
"""
