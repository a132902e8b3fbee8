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

/** The same command line for another process of ours: an address among the arguments goes into the environment. */
export function takeDatabaseUrl(args: readonly string[]): HandedOn {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  const isPair = args[at] === option;
  const url = isPair ? args[at + 1] : args[at]?.slice(option.length + 1);
  if (args[0] !== 'serve' || url === undefined) return { args, env: {} };
  return { args: args.toSpliced(at, isPair ? 2 : 1), env: { [databaseUrlVariable]: url } };
}
