/** What may be said to `npm start`. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import envPaths from 'env-paths';
import { ScriptError } from '../main.ts';
import { projectRoot } from '../paths.ts';

export interface StartOptions {
  readonly port: number;
  /** No demo: an empty window and no practice. */
  readonly empty: boolean;
  /** Open the address in the browser, or the window. */
  readonly open: boolean;
  /** Everything that this start writes lies below it. */
  readonly directory: string;
  /** Take the editor that a browser shows, although one with a window is installed. */
  readonly browserEditor: boolean;
}

/** Fixed, because what the workbench keeps in the browser belongs to an origin, port included. */
const defaultPort = 18970;

export const usage = `npm start -- [--port N] [--empty] [--no-open] [--data DIR]
  --port N    serve VS Code in the browser at this port (default ${defaultPort})
  --empty     without the demo workspace and its practice
  --no-open   print the address and open nothing
  --data DIR  where this start keeps everything it writes (default: a folder of this clone in the user's cache)
  --help      this text`;

/** Whether nothing but the options is asked for. */
export function asksForUsage(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

export function parseStartOptions(args: readonly string[], clone = projectRoot): StartOptions {
  const values = parseFlags(args);
  const directory = values.data ?? directoryOf(clone);
  return {
    port: values.port === undefined ? defaultPort : parsePort(values.port),
    empty: values.empty,
    open: !values['no-open'],
    directory: path.resolve(process.env['INIT_CWD'] ?? process.cwd(), directory),
    browserEditor: values.port !== undefined || values['no-open'],
  };
}

/** Two clones have two demos. Short, since paths of sockets below it are. */
function directoryOf(clone: string): string {
  const id = createHash('sha256').update(clone).digest('hex').slice(0, 8);
  return path.join(envPaths('vireo', { suffix: '' }).cache, `start-${id}`);
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        empty: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        data: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new ScriptError(`${(error as Error).message}\n${usage}`);
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ScriptError(`--port takes a number from 0 to 65535, not "${text}".`);
}
