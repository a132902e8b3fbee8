/** Asks the backup process, which works where no backend runs, and where none can start. */
import { spawn } from 'node:child_process';
import { text as readAll } from 'node:stream/consumers';
import {
  BackupError,
  type BackupRequest,
  type BackupResult,
  parseBackupAnswer,
} from '../contract/backup/backup-process.ts';
import { text } from '../words/text.ts';

export interface BackupProcess {
  /** Path of dist/backup.js, or of its source in a clone. */
  readonly entry: string;
  /** The Node (or Electron, run as Node) that runs it. */
  readonly nodePath: string;
  readonly env?: NodeJS.ProcessEnv;
  /** In which a failure is said, BCP 47; English where it is not known. */
  readonly language?: string | undefined;
}

type RequestOf<K extends BackupRequest['kind']> = Extract<BackupRequest, { readonly kind: K }>;

/** @throws BackupError with a sentence for the user */
export async function askBackup<K extends BackupRequest['kind']>(
  { entry, nodePath, env = process.env, language }: BackupProcess,
  request: RequestOf<K>,
): Promise<BackupResult<K>> {
  const child = spawn(nodePath, [entry], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // In the editor `nodePath` is Electron, which is a Node only when told so.
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify({ ...request, language }));
  const [answer, said] = await Promise.race([
    Promise.all([readAll(child.stdout), readAll(child.stderr)]),
    failed,
  ]);
  if (answer.trim() === '') throw ended(said);
  return parseBackupAnswer(request.kind, answer) as BackupResult<K>;
}

function ended(said: string): BackupError {
  const fatal = said.split('\n').find((line) => /FATAL|Error/.test(line)) ?? said.trim();
  return new BackupError('internal', text`The backup process ended before it was done. ${fatal}`);
}
