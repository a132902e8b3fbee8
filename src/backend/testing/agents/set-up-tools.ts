import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'mocha';
import { openTestApp } from '../open-test-app.ts';
import { createPayingPractice, type PayingPractice } from '../paying-practice.ts';
import { createScriptedAgent } from '../scripted-agent.ts';
import type { TestApp } from '../test-app.ts';

/** A practice whose tools are called. */
export function setUpTools() {
  let vireo: TestApp;

  let practice: PayingPractice;

  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-tools-'));
    vireo = await openTestApp({ agentWork: { agents: [createScriptedAgent()] } });
    practice = await createPayingPractice(vireo);
  });

  afterEach(async () => {
    await vireo.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function call(tool: string, input: object = {}, options: object = {}) {
    const body = { input, zone: 'Europe/Berlin', locale: 'en', asker: { kind: 'coach' }, ...options };
    return (await vireo.ask('POST', `/ai/tools/${tool}/calls`, { body })).body;
  }

  async function read(tool: string, input: object = {}) {
    const outcome = await call(tool, input);
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    return outcome.output;
  }

  const get = async (route: string) => await practice.get(route);

  return {
    get vireo() {
      return vireo;
    },
    set vireo(value: TestApp) {
      vireo = value;
    },
    get practice() {
      return practice;
    },
    set practice(value: PayingPractice) {
      practice = value;
    },
    get folder() {
      return folder;
    },
    get,
    read,
    call,
  };
}
