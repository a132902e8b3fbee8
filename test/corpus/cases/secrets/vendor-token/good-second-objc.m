static NSString *const kTokenKey = @"com.acme.session.token";
static NSString *const kSecretItemService = @"AcmeKeychainService";
NSString *token = [[NSUserDefaults standardUserDefaults] stringForKey:kTokenKey];
