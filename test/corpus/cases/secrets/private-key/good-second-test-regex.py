PEM = re.compile(r"-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[A-Za-z0-9+/=\s]+-----END (?:RSA |EC )?PRIVATE KEY-----")
if "PRIVATE KEY" in text:
    raise ValueError("private key found, expected -----BEGIN CERTIFICATE-----")
