/** What an account keeps of its sign-in: a refresh token, and the client's secret where its provider wants one. */

export interface TokenSecret {
  readonly refreshToken: string;
  readonly clientSecret: string | undefined;
}

/** Neither holds a space. Opaque to clients, which keep it as they keep a password. */
export function writeTokenSecret({ refreshToken, clientSecret }: TokenSecret): string {
  return clientSecret === undefined ? refreshToken : `${refreshToken} ${clientSecret}`;
}

export function readTokenSecret(secret: string): TokenSecret {
  const [refreshToken = '', clientSecret] = secret.split(' ');
  return { refreshToken, clientSecret };
}
