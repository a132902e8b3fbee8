/** Any address of a repository as the absolute URI that SARIF asks for, without user, password or token. */
export function toRepositoryUri(remote: string | undefined): string | undefined {
  const text = remote?.trim() ?? '';
  // `git@host:path`, which git reads as SSH; one letter is a drive.
  const [, host, path] = /^(?:[^@/\s]+@)?([\w.-]{2,}):(?!\/\/)\/?(\S+)$/.exec(text) ?? [];
  const url = URL.parse(host === undefined ? text : `ssh://${host}/${path}`);
  if (url === null || !/^(?:https?|ssh|git):$/.test(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}
