import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'mocha';
import type { Finding } from '../../contexts/code/findings/findings.schema.ts';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createLog, createResult, type LoggedResult } from '../sarif-log.ts';
import { createTestApp, type Reply, type TestApp } from '../test-app.ts';

export const source = 'int main() {\n  char b[4];\n  gets(b);\n  return strcpy(b, "long") != 0;\n}\n';

/** A project with a folder, into which logs are sent. */
export function setUpFindingImports(open: OpenDatabase<Schema>) {
  let vireo: TestApp;

  let projectId: string;

  let folder: string;

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'vireo-import-')));
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'src/a.c'), source);
    vireo = await createTestApp(await open(), { upTo: 'code' });
    ({ projectId } = await vireo.createProject());
    await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder } });
  });

  afterEach(async () => {
    await vireo.app.close();
    rmSync(folder, { recursive: true });
  });

  async function send(log: unknown, more: object = {}): Promise<Reply> {
    return await vireo.ask('POST', '/findings/imports', { body: { projectId, log, ...more } });
  }

  async function bring(results: readonly LoggedResult[], more: object = {}): Promise<Reply> {
    const reply = await send(createLog(results.map(createResult)), more);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply;
  }

  async function list(query = ''): Promise<Finding[]> {
    const { body } = await vireo.ask('GET', `/findings?projectId=${projectId}&sort=path${query}`);
    return body.items;
  }

  return {
    get folder() {
      return folder;
    },
    get projectId() {
      return projectId;
    },
    get vireo() {
      return vireo;
    },
    bring,
    list,
    send,
  };
}
