/**
 * Where `vireo serve` finds the address of its database. It holds a password, and every user of the machine reads the
 * arguments of a process: what Vireo starts gets it in its environment.
 */
export const databaseUrlVariable = 'VIREO_DATABASE_URL';
const option = '--database-url';

export const databaseUrlNote =
  `vireo: every user of this computer can read ${option} in the list of processes. ` +
  `Use ${databaseUrlVariable} or ${option}-file.\n`;

export interface HandedOn {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The same command line for another process of ours: an address among the arguments goes into the environment. Of two the
 * last one counts, as it does where they are read, and none stays behind.
 */
export function takeDatabaseUrl(args: readonly string[]): HandedOn {
  if (args[0] !== 'serve') return { args, env: {} };
  const kept: string[] = [];
  let url: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const [arg = '', next] = [args[at], args[at + 1]];
    if (arg === option && next !== undefined) {
      url = next;
      at += 1;
    } else if (arg.startsWith(`${option}=`)) url = arg.slice(option.length + 1);
    else kept.push(arg);
  }
  return url === undefined ? { args, env: {} } : { args: kept, env: { [databaseUrlVariable]: url } };
}
