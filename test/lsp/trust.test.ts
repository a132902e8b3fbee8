import assert from 'node:assert/strict';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { trustMessage } from '../../src/contract/lsp-messages.ts';
import { runCli } from '../support/run-cli.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run(name: string) {\n  debugger;\n  return eval(name);\n}\n';
const ownRule = `id: no-legacy-client
title: Legacy client
category: quality
languages: [script]
severity: medium
confidence: high
cwe: []
owasp: []
tags: [ours]
message: "\`{name}\` is going away."
why: The legacy client goes away in March, and nobody mends it until then.
fix: Use the new client, it takes the same arguments.
references: [https://example.org/wiki]
match:
  - call: [eval]
examples:
  script:
    bad: ["eval(a);\\n", "eval(b);\\n"]
    good: ["const a = 1;\\n", "const b = 1;\\n"]
`;

describe('language server, in a workspace that the user does not trust', () => {
  let folder: TemporaryFolder;
  let cache: TemporaryFolder;
  let client: LspClient;

  beforeEach(async () => {
    [folder, cache] = [createTemporaryFolder(), createTemporaryFolder()];
    folder.write('closed.ts', flawed);
    const { code, stderr } = await runCli(['baseline', 'create'], { cwd: folder.path });
    assert.equal(code, 0, stderr);
    folder.write('.vireo.yml', 'rules: { debugger-statement: off }\nexclude: [hidden]\n');
    folder.write('hidden/h.ts', flawed);
    folder.write('.vireo/rules/no-legacy-client.yml', ownRule);
    client = await LspClient.start({
      pull: true,
      folder: folder.path,
      initializationOptions: { findings: 'none', trusted: false },
      env: { VIREO_CACHE: cache.path },
    });
  });
  afterEach(async () => {
    await client.stop();
    for (const each of [folder, cache]) each.remove();
  });

  async function found(name: string): Promise<readonly (readonly [unknown, boolean | undefined])[]> {
    const { items } = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    const [report] = items.filter(({ uri }) => uri === client.uri(name));
    return report?.kind === 'full' ? report.items.map(({ code, data }) => [code, data.isNew]) : [];
  }
  const codesOf = async (name: string) => (await found(name)).map(([code]) => code);

  it('goes by none of the settings, rules and baselines in it, and by all of them once it is trusted', async () => {
    const closed = await found('closed.ts');
    const uri = await client.open('open.ts', flawed);
    const opened = await client.pull(uri);

    assert.ok(closed.some(([code]) => code === 'debugger-statement'));
    assert.ok(closed.every(([code, isNew]) => code !== 'no-legacy-client' && isNew === undefined));
    assert.ok((await codesOf('hidden/h.ts')).includes('debugger-statement'));
    assert.deepEqual(opened.map(({ code }) => code).sort(), closed.map(([code]) => code).sort());

    await client.connection.sendNotification(trustMessage.method);

    await waitFor(
      async () => (await client.pull(uri)).some(({ code }) => code === 'no-legacy-client'),
      'the rule of the team',
    );
    const codes = (await client.pull(uri)).map(({ code }) => code);
    assert.equal(codes.includes('debugger-statement'), false);
    assert.equal((await codesOf('closed.ts')).includes('debugger-statement'), false);
    assert.deepEqual(await codesOf('hidden/h.ts'), []);
  });
});
