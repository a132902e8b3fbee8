import { chmod } from 'node:fs/promises';

export const makeExecutable = (file: string): Promise<void> => chmod(file, 0o755);
