/** One person asks an agent, another approves what it made, and the first lets it into their files. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { InstalledWindow } from '../../support/vscode/installed.ts';

interface Asked {
  readonly id: string;
  readonly state: string;
  readonly question: { readonly id: string; readonly step: string } | null;
}
interface Projects {
  readonly items: readonly { readonly id: string; readonly folder: string | null }[];
}

const manifest = { name: 'api', version: '1.0.0', scripts: { start: 'node server.js' } };
const program =
  "const http = require('node:http');\nhttp.createServer((_, reply) => reply.end('ok')).listen(8080);\n";

export async function approveRun({
  asker,
  approver,
  approverName,
}: {
  readonly asker: InstalledWindow;
  readonly approver: InstalledWindow;
  readonly approverName: string;
}): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-approved-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'server.js'), program);
  try {
    const [project] = (await asker.ask<Projects>('GET', '/projects')).items;
    assert.ok(project);
    await asker.ask('PATCH', `/projects/${project.id}`, { folder });
    const body = { agent: 'devops', input: { targets: ['docker'] }, trusted: true, waitsForMachine: true };
    const { id } = await asker.ask<Asked>('POST', `/projects/${project.id}/requests`, body);
    const isAt = (state: string) => async () =>
      (await asker.ask<Asked>('GET', `/requests/${id}`)).state === state;
    await asker.workbench.waitFor(isAt('waiting'), 'the agent to ask');

    await press(approver, 'Approve');
    await press(asker, new RegExp(`^Apply .*approved by ${approverName}`));
    await asker.workbench.waitFor(async () => {
      const { state, question } = await asker.ask<Asked>('GET', `/requests/${id}`);
      // Where this machine has docker, a build to check is offered.
      if (question?.step === 'build')
        await asker.ask('POST', `/requests/${id}/answer`, { approved: false, question: question.id });
      return state === 'done';
    }, 'the agent to be done');

    assert.ok(existsSync(path.join(folder, 'Dockerfile')));
    const seen = await approver.ask<Projects>('GET', '/projects');
    assert.equal(seen.items.find((each) => each.id === project.id)?.folder, null);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On the page of the one request. */
async function press({ workbench }: InstalledWindow, name: string | RegExp): Promise<void> {
  await workbench.showContainer('Vireo');
  await workbench.showView('Agent Tasks');
  await workbench.untilDone(async (attempt) => {
    await workbench.treeItem(/DevOps agent/).click(attempt);
    const page = await workbench.webview('vireo-run');
    await page.getByRole('button', { name, exact: typeof name === 'string' }).click(attempt);
  }, `to press ${name}`);
}
