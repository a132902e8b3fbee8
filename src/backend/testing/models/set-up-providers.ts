import type { Limits } from '../../platform/models/limits.ts';
import { type FaultServer, openAiBytes, send, startFaultServer } from './fault-server.ts';
import { createModelPractice, testProvider } from './model-practice.ts';

export const usage = { input: 100, output: 10 };

export const good = send(openAiBytes({ text: ['Fine.'], usage }));

/** Two servers of models that fail by script. */
export function setUpProviders() {
  let server: FaultServer;

  let other: FaultServer;

  beforeEach(async () => {
    server = await startFaultServer();
    other = await startFaultServer();
    other.play(good);
  });

  afterEach(async () => {
    await server.close();
    await other.close();
  });

  const one = (limits: Partial<Limits> = {}) =>
    createModelPractice([testProvider('compatible', server.url)], { limits });

  return {
    get server() {
      return server;
    },
    get other() {
      return other;
    },
    one,
  };
}
