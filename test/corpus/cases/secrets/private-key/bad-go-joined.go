package auth

var pem = "-----BEGIN EC PRIVATE KEY-----\n" +
	"«made:MHcCAQEE[A-Za-z0-9+/]{56}»\n" +
	"«made:[A-Za-z0-9+/]{64}»\n" +
	"«made:[A-Za-z0-9+/]{34}»==\n" +
	"-----END EC PRIVATE KEY-----\n"
