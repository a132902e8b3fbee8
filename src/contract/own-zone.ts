/** The time zone of this machine, which requests name as that of their user. */

/** By its IANA name; undefined where the machine does not know its own, as by a slip in `TZ`. */
export function findOwnZone(): string | undefined {
  // Typed as always there, which it is not.
  const { timeZone }: { readonly timeZone?: string } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === '' || timeZone === 'Etc/Unknown' ? undefined : timeZone;
}

/** The same, to show times by: UTC where the machine does not know its own. */
export function ownZone(): string {
  return findOwnZone() ?? 'UTC';
}
