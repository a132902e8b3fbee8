public static class Keys
{
    public const string Pem = @"-----BEGIN RSA PRIVATE KEY-----
«made:MIIEo[A-Za-z0-9+/]{59}»
«made:[A-Za-z0-9+/]{64}»
«made:[A-Za-z0-9+/]{64}»
-----END RSA PRIVATE KEY-----";
}
