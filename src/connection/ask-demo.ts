/** Has the demo made by the backend's own code, in a process that ends with its answer. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import {
  type DemoChoice,
  type DemoState,
  demoAnswerSchema,
  demoArgument,
  demoChoiceArgument,
} from '../contract/demo/demo-answer.ts';
import type { ConnectOptions } from './connection.ts';
import { ConnectionError } from './connection-error.ts';

export interface AskDemoOptions extends Pick<ConnectOptions, 'dataDirectory' | 'backendEntry' | 'nodePath'> {
  /** The folder of the demo project. */
  readonly workspace: string;
  /** What its user answered where an old demo was changed. */
  readonly choice?: DemoChoice | undefined;
}

/** @throws ConnectionError with a sentence for the user */
export async function askDemo(options: AskDemoOptions): Promise<DemoState> {
  const { dataDirectory, backendEntry, nodePath, workspace, choice } = options;
  const args = [backendEntry, '--data', dataDirectory, `--${demoArgument}`, workspace];
  const child = spawn(nodePath, choice ? [...args, `--${demoChoiceArgument}`, choice] : args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // In the editor `nodePath` is Electron, which is a Node only when told so.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const [answer, said] = await Promise.race([Promise.all([text(child.stdout), text(child.stderr)]), failed]);
  return parseAnswer(answer, said);
}

function parseAnswer(answer: string, said: string): DemoState {
  const parsed = answer.trim() === '' ? undefined : demoAnswerSchema.parse(JSON.parse(answer));
  if (parsed !== undefined && 'demo' in parsed) return parsed;
  const why = parsed?.error.message ?? said.trim().split('\n').at(-1) ?? '';
  throw new ConnectionError('cannot_start', `The demo could not be built. ${why}`.trim());
}
