/** Which artifacts make room: those that have expired, then the oldest, of the request and of the whole organization. */

export interface HeldArtifact {
  readonly id: string;
  readonly requestId: string;
  /** Bytes. */
  readonly size: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface ArtifactQuota {
  /** Bytes. */
  readonly ofRequest: number;
  /** Bytes. */
  readonly ofOrganization: number;
}

/** `held` is the oldest first. Answers the ids of those that go; the rest fits. */
export function findDropped(
  held: readonly HeldArtifact[],
  { ofRequest, ofOrganization }: ArtifactQuota,
  now: number,
): ReadonlySet<string> {
  const dropped = new Set<string>();
  const byRequest = new Map<string, number>();
  let all = 0;
  // The newest are kept for as long as they fit.
  for (const { id, requestId, size, expiresAt } of held.toReversed()) {
    const ofThis = (byRequest.get(requestId) ?? 0) + size;
    if (expiresAt <= now || ofThis > ofRequest || all + size > ofOrganization) {
      dropped.add(id);
      continue;
    }
    byRequest.set(requestId, ofThis);
    all += size;
  }
  return dropped;
}
