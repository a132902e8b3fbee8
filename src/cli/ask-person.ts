/** A question on the terminal. On standard error, so that a result which is redirected stays one. */
import { createInterface } from 'node:readline/promises';

/** An end of input (Ctrl-D) and Ctrl-C are no answer: an empty one. */
export async function askPerson(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => {
    terminal.once('close', () => resolve(''));
  });
  try {
    return await Promise.race([terminal.question(question), closed]);
  } finally {
    terminal.close();
  }
}
