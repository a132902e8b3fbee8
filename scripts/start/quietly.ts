/** Keeps what tools print off the terminal: it goes to a log file, which a failure names. */
import { appendFile } from 'node:fs/promises';
import { ScriptError } from '../main.ts';

const methods = ['log', 'info', 'warn', 'error'] as const;

/** The tools run in this process and print through the console. Without a log they print as ever. */
export async function quietly<Result>(run: () => Promise<Result>, log?: string): Promise<Result> {
  if (log === undefined) return await run();
  const said: string[] = [];
  const own = Object.fromEntries(methods.map((method) => [method, console[method]]));
  for (const method of methods) console[method] = (...words: unknown[]) => said.push(words.join(' '));
  try {
    return await run();
  } catch (error) {
    said.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw failure(error, log);
  } finally {
    Object.assign(console, own);
    await appendFile(log, `${said.join('\n')}\n`);
  }
}

function failure(error: unknown, log: string): ScriptError {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return new ScriptError(`${first}\nThe whole output is in ${log}.`);
}
