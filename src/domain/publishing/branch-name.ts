/** Names of branches that an agent's work is published on. */

const longest = 200;
const protectedNames = /^(?:main|master|head|trunk|release(?:[/-].*)?)$/i;

/** Why nothing is pushed to a branch of this name, as a sentence; undefined where it may be. */
export function findBranchFault(name: string, base: string): string | undefined {
  if (!isPlainName(name))
    return `"${name.slice(0, 80)}" can't be the name of a branch here. Use letters, digits and . _ - /.`;
  if (protectedNames.test(name) || name === base)
    return `Vireo doesn't push to ${name}: main, master, release branches and the base are changed by a pull request only.`;
  return undefined;
}

/** Stricter than Git: what is shown is what is pushed. */
export function isPlainName(name: string): boolean {
  return (
    name.length <= longest &&
    /^[a-z0-9][a-z0-9._/-]*$/i.test(name) &&
    !/\.\.|\/\/|\/$|\.$/.test(name) &&
    name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock') && !part.endsWith('.'))
  );
}

/** `vireo/5f3a9c01-fix-3-findings`; the end of an id differs where its beginning is a time. */
export function proposeBranch(runId: string, title: string): string {
  const short =
    runId
      .replaceAll(/[^0-9a-z]/gi, '')
      .slice(-8)
      .toLowerCase() || 'run';
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
  return `vireo/${short}${slug === '' ? '' : `-${slug}`}`;
}
