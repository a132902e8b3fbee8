/** Says in a sentence that a port is taken, before anything tries to listen there. */
import { createServer } from 'node:net';
import { ScriptError } from '../main.ts';

export async function requireFreePort(port: number): Promise<void> {
  if (port === 0) return;
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)));
  });
  if (problem === undefined) return;
  throw new ScriptError(
    problem.code === 'EADDRINUSE'
      ? `Port ${port} is taken, perhaps by a Vireo that still runs: stop it, or choose another with --port N.`
      : `Port ${port} cannot be used (${problem.code}): choose another with --port N.`,
  );
}
