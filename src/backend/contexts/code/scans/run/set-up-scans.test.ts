import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach } from 'mocha';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { Notification } from '../../../../../contract/events.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../../../../../workspace/workspace-scan.ts';
import { createEventHub } from '../../../../platform/events/event-hub.ts';
import type { Schema } from '../../../../schema.ts';
import type { OpenDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type Reply, type TestApp } from '../../../../testing/test-app.ts';
import type { Finding } from '../../findings/findings.schema.ts';

export const vulnerable = `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
express().get('/', async (req, res) => {
  res.json(await pool.query('select * from t where a = ' + req.query.a));
});
`;

/** The real scan, held back until the test lets it go. */
export function createHeldScanner(scanner: WorkspaceScan) {
  const waiting: (() => void)[] = [];
  let holds = false;
  let afterwards = (): void => undefined;
  const held: WorkspaceScan = {
    workers: 0,
    // The suite's: its worker takes longer to start than to scan.
    dispose: async () => undefined,
    async scan(roots, request) {
      if (holds) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          request?.signal?.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      const result = await scanner.scan(roots, request);
      afterwards();
      return result;
    },
  };
  return {
    held,
    running: () => waiting.length,
    hold: () => {
      holds = true;
    },
    /** Between the end of a scan and what is made of it. */
    onceScanned: (work: () => void) => {
      afterwards = work;
    },
    release: () => {
      holds = false;
      for (const go of waiting.splice(0)) go();
    },
  };
}

/** A project with a folder, scanned by one scanner for all tests of the file. */
export function setUpScans(open: OpenDatabase<Schema>) {
  let vireo: TestApp;

  let projectId: string;

  let folder: string;

  let gate: ReturnType<typeof createHeldScanner>;

  let scanner: WorkspaceScan;

  let heard: Notification[];

  let hub: ReturnType<typeof createEventHub>;

  before(() => {
    scanner = createWorkspaceScan({ jobs: 1 });
  });

  after(() => scanner.dispose());

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-scans-')));
    write('src/users.ts', vulnerable);
    write('src/fine.ts', 'export const one = 1;\n');
    gate = createHeldScanner(scanner);
    hub = createEventHub();
    heard = [];
    vireo = await createTestApp(await open(), { agentWork: { scanner: gate.held }, hub });
    hub.subscribe(vireo.owner.organizationId, (notification) => heard.push(notification));
    ({ projectId } = await vireo.createProject());
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
  });

  afterEach(async () => {
    gate.release();
    await vireo.app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }

  async function ask(body: object = {}, as = 'org_admin'): Promise<Reply> {
    return await vireo.ask('POST', '/scanner/scan', { as, body: { projectId, ...body } });
  }

  async function waitForState(id: string, state: string): Promise<Reply['body']> {
    let last: Reply | undefined;
    await waitFor(async () => {
      last = await vireo.ask('GET', `/scanner/scans/${id}`);
      return last.body.state === state;
    }, `the scan to be ${state}`);
    return last?.body;
  }

  async function scan(body: object = {}): Promise<Reply['body']> {
    const reply = await ask(body);
    assert.equal(reply.status, 202, JSON.stringify(reply.body));
    return await waitForState(reply.body.id, 'done');
  }

  async function list(query = ''): Promise<Finding[]> {
    return (await vireo.ask('GET', `/findings?projectId=${projectId}&source=scan${query}`)).body.items;
  }

  return {
    get heard() {
      return heard;
    },
    get projectId() {
      return projectId;
    },
    get vireo() {
      return vireo;
    },
    get folder() {
      return folder;
    },
    get gate() {
      return gate;
    },
    get hub() {
      return hub;
    },
    scan,
    list,
    write,
    ask,
    waitForState,
  };
}
