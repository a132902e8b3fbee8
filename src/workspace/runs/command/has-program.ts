/** Whether a shell would find a program by its name. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';

export async function hasProgram(
  name: string,
  { PATH = '', PATHEXT = '' }: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const endings = platform === 'win32' ? ['', ...PATHEXT.toLowerCase().split(';')] : [''];
  const folders = PATH.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const places = folders.flatMap((folder) => endings.map((ending) => path.join(folder, `${name}${ending}`)));
  for (const place of places) {
    const isThere = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}
