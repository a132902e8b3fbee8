/** A question on the terminal. On standard error, so that a result which is redirected stays one. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** An end of input (Ctrl-D) and Ctrl-C are no answer: an empty one. */
export async function askPerson(question: string): Promise<string> {
  return await askOn(process.stderr, question);
}

/** What is typed is not shown. */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return await askOn(nowhere, '');
  } finally {
    process.stderr.write('\n');
  }
}

async function askOn(output: NodeJS.WritableStream, question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  const closed = new Promise<string>((resolve) => {
    terminal.once('close', () => resolve(''));
  });
  try {
    return await Promise.race([terminal.question(question), closed]);
  } finally {
    terminal.close();
  }
}
