public enum TokenKind { AccessToken = 1, RefreshToken = 2 }
public static class ClaimNames { public const string Secret = "urn:acme:claims:secret"; public const string ApiKey = "api_key"; }
[Required, DataType(DataType.Password)] public string Password { get; set; }
