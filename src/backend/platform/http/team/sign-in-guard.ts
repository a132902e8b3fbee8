/** What the server needs to know of sign-in before any slice of it is there. */
export interface SignInGuard {
  /** Where browsers reach the server, without a path: links begin with it, and no other page may write. */
  readonly publicUrl: string;
  /** Of other pages that may ask, by keys alone. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Whether a session is open now. */
  isOpen(sessionId: string): Promise<boolean>;
  /** Hears of sessions as they end. */
  onEnded(listener: (sessionIds: readonly string[]) => void): void;
}
