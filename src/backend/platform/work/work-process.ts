/** Starts dist/work.js by path, as a process of its own with a channel to this one. */
import { fork } from 'node:child_process';
import { assetPath } from '../../../workspace/assets.ts';
import type { WorkChannel, WorkEnds } from './work.ts';
import { workEnvironment } from './work-environment.ts';

/** What a runtime says last, such as that its memory is full. */
const lastWords = 2_000;

export function startWorkProcess({ onMessage, onEnd }: WorkEnds): WorkChannel {
  const child = fork(assetPath('work.js'), [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: workEnvironment(process.env),
    execArgv: [],
    serialization: 'advanced',
    windowsHide: true,
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-lastWords);
  });
  child.on('message', onMessage);
  child.on('error', (error) => onEnd(`could not be started or reached (${error.message})`));
  child.once('exit', (code, signal) => onEnd(describeEnd(signal ?? `code ${code}`, said)));
  return {
    send: (message) => {
      // Where it is gone, its end is told by `exit`.
      if (child.connected) child.send(message, () => undefined);
    },
    end: () => {
      child.off('message', onMessage);
      if (child.connected) child.disconnect();
      // It ignores every other signal, and a busy one would not notice that the channel has closed.
      child.kill('SIGKILL');
    },
  };
}

function describeEnd(how: string, said: string): string {
  const fatal = said.split('\n').find((line) => /FATAL|Error/.test(line));
  return `ended before it was done (${how})${fatal === undefined ? '' : `: ${fatal.trim()}`}`;
}
