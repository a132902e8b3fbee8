import { chmod } from 'node:fs/promises';

export async function share(file: string): Promise<void> {
  await chmod(file, '666');
}
