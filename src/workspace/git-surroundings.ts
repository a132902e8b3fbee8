/** What git is told of the machine and its user: nothing that could name a program. */
const names = [
  'HOME',
  'USERPROFILE',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'TMPDIR',
  'XDG_CONFIG_HOME',
  'PATH',
] as const;

/** Of this process; a thread that runs git is given them, too. */
export function gitSurroundings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string>> {
  const known: Record<string, string> = {};
  for (const name of names) {
    const value = env[name];
    if (value !== undefined) known[name] = value;
  }
  return known;
}
