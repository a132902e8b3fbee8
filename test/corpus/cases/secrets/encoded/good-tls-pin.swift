let pins = [
    "sha256/«made:[A-Za-z0-9+/]{43}»=",
    "sha256/«made:[A-Za-z0-9+/]{43}»=",
]
let keyHashes: [String: String] = ["signingKey": "sha256/«made:[A-Za-z0-9+/]{43}»="]
