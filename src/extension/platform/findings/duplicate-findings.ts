/** Removes diagnostics that another source shows already: one finding, one entry in Problems. Pure. */

export function fingerprintsOf(diagnostics: readonly object[]): ReadonlySet<string> {
  return new Set(diagnostics.flatMap((diagnostic) => fingerprintOf(diagnostic) ?? []));
}

export function withoutDuplicates<Shown extends object>(
  diagnostics: readonly Shown[],
  told: ReadonlySet<string>,
): Shown[] {
  return diagnostics.filter((diagnostic) => {
    const fingerprint = fingerprintOf(diagnostic);
    return fingerprint === undefined || !told.has(fingerprint);
  });
}

export function areSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((fingerprint) => other.has(fingerprint));
}

/** The language client keeps the server's `data` on a diagnostic, which the editor's own type does not name. */
function fingerprintOf(diagnostic: object): string | undefined {
  const data: unknown = 'data' in diagnostic ? diagnostic.data : undefined;
  if (typeof data !== 'object' || data === null || !('fingerprint' in data)) return undefined;
  return typeof data.fingerprint === 'string' ? data.fingerprint : undefined;
}
