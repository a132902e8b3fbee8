/** How much an account may send in a day: what is beyond it waits, since providers close accounts that send more. */

const dayMs = 86_400_000;

export interface Sending {
  /** Recipients in all, since providers count those. */
  readonly recipients: number;
  /** When it began, epoch milliseconds. */
  readonly at: number;
}

export interface Asked {
  /** Of any 24 hours. */
  readonly limit: number;
  readonly recipients: number;
  readonly now: number;
}

/** The start of the day whose sendings count. */
export function limitWindowStart(now: number): number {
  return now - dayMs;
}

/**
 * When a mail may be sent: now, or the instant at which enough of what was sent is a day old. A mail with more recipients
 * than the limit is sent when nothing else counts.
 */
export function nextAllowedAt(sent: readonly Sending[], { limit, recipients, now }: Asked): number {
  const counted = sent.filter(({ at }) => at > limitWindowStart(now)).toSorted((one, two) => one.at - two.at);
  let used = counted.reduce((sum, each) => sum + each.recipients, 0);
  let allowedAt = now;
  for (const each of counted) {
    if (used + recipients <= limit) break;
    used -= each.recipients;
    allowedAt = each.at + dayMs;
  }
  return allowedAt;
}
