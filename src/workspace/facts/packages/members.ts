/** Which folders the patterns of a workspace name. */
import ignoreFactory from 'ignore';

/** Patterns as npm, pnpm, Yarn, Cargo and uv write them: `packages/*`, `apps/**`, `!apps/old`. */
export function fitsMember(scope: string, folder: string, patterns: readonly string[]): boolean {
  const relative =
    scope === '.' ? folder : folder.startsWith(`${scope}/`) ? folder.slice(scope.length + 1) : '';
  if (relative === '' || relative === '.' || patterns.length === 0) return false;
  const rules = ignoreFactory().add(
    patterns.map((pattern) => {
      const isNot = pattern.startsWith('!');
      const bare = (isNot ? pattern.slice(1) : pattern).replace(/^\.?\//, '').replace(/\/$/, '');
      return `${isNot ? '!' : ''}/${bare}`;
    }),
  );
  const above = relative.includes('/') ? relative.slice(0, relative.lastIndexOf('/')) : undefined;
  const isDeep = patterns.some((pattern) => pattern.includes('**'));
  // What ignores a folder ignores what lies below it; a pattern of a workspace names the folder alone.
  return rules.ignores(relative) && (isDeep || above === undefined || !rules.ignores(above));
}
