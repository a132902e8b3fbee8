/** The line that `npm start` prints for a terminal: the clone's own command, by its path, so that it runs from any folder. */
import { writeCloneCommand } from '../build/clone-command.ts';

/** Writes the command at the root of the clone, and returns a line that runs it on these records. */
export async function prepareCommandLine(
  root: string,
  records: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  const command = await writeCloneCommand(root, platform);
  return `${quote(command, platform)} time status --data ${quote(records, platform)}`;
}

/** Only where it is needed: a quoted command is a text to PowerShell. */
function quote(file: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return /^[\w.:\\/-]+$/.test(file) ? file : `"${file}"`;
  return /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
}
