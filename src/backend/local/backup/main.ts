/**
 * Entry of the backup process (dist/backup.js): one request on standard input, one answer on standard output. A process
 * of its own, so that a backup weighs on nobody who works, and a restore does not need a backend that starts.
 */

import { text } from 'node:stream/consumers';
import { backupReaderSchema, backupRequestSchema } from '../../../contract/backup/backup-process.ts';
import { backupCatalogueFor } from '../../../words/backup-catalogue.ts';
import { say } from '../../../words/text.ts';
import { runLastTask, setLastHandlers } from '../../../workspace/processes/last-handlers.ts';
import { answerRequest, toBackupError } from './answer-request.ts';

async function main(): Promise<void> {
  let language: string | undefined;
  try {
    const sent: unknown = JSON.parse(await text(process.stdin));
    language = backupReaderSchema.parse(sent).language;
    print({ result: await answerRequest(backupRequestSchema.parse(sent)) });
  } catch (error) {
    const { code, said } = toBackupError(error);
    print({ error: { code, message: say(said, backupCatalogueFor(language ?? 'en')) } });
    process.exitCode = 1;
  }
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
}

const lastWords = { log: fail, end: () => process.exit(1) };
setLastHandlers({ ...lastWords, endsOnRejection: true });
// No top-level await: the bundle is CommonJS.
runLastTask(main(), lastWords);
