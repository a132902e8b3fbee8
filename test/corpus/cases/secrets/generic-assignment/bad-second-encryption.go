var encryptionKey = []byte("«made:[A-Za-z0-9]{32}»")
