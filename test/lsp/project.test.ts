import assert from 'node:assert/strict';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

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
  - call: [legacy.connect]
examples:
  script:
    bad: ["import * as legacy from 'legacy';\\nlegacy.connect();\\n", "import { connect } from 'legacy';\\nconnect();\\n"]
    good: ["import * as legacy from 'modern';\\nlegacy.connect();\\n", "const a = 1;\\n"]
`;

describe('the language server in a project with settings and rules of its own', () => {
  let folder: TemporaryFolder;
  let client: LspClient | undefined;

  beforeEach(() => {
    folder = createTemporaryFolder();
  });
  afterEach(async () => {
    await client?.stop();
    folder.remove();
  });

  it("reports by the team's rules, leaves out what .vireo.yml turns off, and serves configuration formats", async () => {
    folder.write('.vireo/rules/no-legacy-client.yml', ownRule);
    folder.write('.vireo.yml', 'rules: { debugger-statement: off }\n');
    const started = await LspClient.start({ pull: true, folder: folder.path });
    client = started;
    const uri = await started.open(
      'a.ts',
      "import * as legacy from 'legacy';\nlegacy.connect();\ndebugger;\n",
    );

    const codes = async () => (await started.pull(uri)).map(({ code }) => code);
    await waitFor(async () => (await codes()).includes('no-legacy-client'), 'the rule of the team');

    assert.deepEqual(await codes(), ['no-legacy-client']);
  });

  it('suppresses in the comments of the format', async () => {
    const started = await LspClient.start({ pull: true, folder: folder.path });
    client = started;
    const text = 'FROM node:latest\n# vireo: ignore[no-such-rule] only here to be reported\nUSER root\n';
    const uri = await started.open('Dockerfile', text, 'dockerfile');

    const diagnostics = await started.pull(uri);

    assert.ok(diagnostics.some(({ code }) => code === 'unused-suppression'));
  });
});
