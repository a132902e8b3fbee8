/**
 * Entry of the backup process (dist/backup.js): one request on standard input, one answer on standard output. A process
 * of its own, so that a backup weighs on nobody who works, and a restore does not need a backend that starts.
 */
import { text } from 'node:stream/consumers';
import { backupRequestSchema } from '../../../contract/backup/backup-process.ts';
import { answerRequest, toBackupError } from './answer-request.ts';

async function main(): Promise<void> {
  try {
    const request = backupRequestSchema.parse(JSON.parse(await text(process.stdin)));
    print({ result: await answerRequest(request) });
  } catch (error) {
    const { code, message } = toBackupError(error);
    print({ error: { code, message } });
    process.exitCode = 1;
  }
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

// No top-level await: the bundle is CommonJS.
void main();
