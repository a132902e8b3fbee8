import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

describe('PostgreSQL for tests', () => {
  it('ends when the process that asked for it is killed', async () => {
    const module = new URL('./postgres-server.ts', import.meta.url).href;
    const script = `const { postgresServerUrl } = await import(${JSON.stringify(module)});
      console.log(await postgresServerUrl()); setInterval(() => undefined, 1000);`;
    const user = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(user.stdout, 'data');
    const port = Number(new URL(String(line).trim()).port);
    assert.equal(await isListening(port), true);

    user.kill('SIGKILL');

    const deadline = performance.now() + 60_000;
    while ((await isListening(port)) && performance.now() < deadline) await setTimeout(100);
    assert.equal(await isListening(port), false);
  });
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // Refused: that is the answer.
  } finally {
    socket.destroy();
  }
}
