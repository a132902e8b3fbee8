/** The server's worker, but one that dies or hangs when the text of a document says so. */
import { parentPort } from 'node:worker_threads';
import '../../src/server/interactive-worker.ts';

interface Message {
  readonly type: string;
  readonly uri?: string;
  readonly text?: string;
  readonly edits?: readonly { readonly newText: string }[];
}

const texts = new Map<string, string>();

parentPort?.on('message', ({ type, uri = '', text, edits }: Message) => {
  if (text !== undefined) texts.set(uri, text);
  const added = (edits ?? []).map(({ newText }) => newText).join('');
  texts.set(uri, (texts.get(uri) ?? '') + added);
  if (added.includes('DIE ON EDIT')) process.exit(9);
  if (type === 'scan' && texts.get(uri)?.includes('DIE ON SCAN')) process.exit(9);
  if (type === 'scan' && texts.get(uri)?.includes('HANG ON SCAN')) for (;;);
});
