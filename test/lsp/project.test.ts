import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import type {
  CompletionItem,
  Diagnostic,
  MarkupContent,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { type Explanation, explainMessage } from '../../src/contract/explanation.ts';
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

  it('goes on by the settings that were right while somebody writes others', async () => {
    folder.write('.vireo.yml', 'rules: { debugger-statement: off }\n');
    const started = await LspClient.start({ pull: true, folder: folder.path });
    client = started;
    const text = "import * as legacy from 'legacy';\nlegacy.connect();\ndebugger;\n";
    const uri = await started.open('a.ts', text);
    const codes = async () => (await started.pull(uri)).map(({ code }) => code);
    await waitFor(async () => (await codes()).length === 0, 'the settings');

    // The rule shows when the folder was read again.
    folder.write('.vireo/rules/no-legacy-client.yml', ownRule);
    const broken = folder.write('.vireo.yml', 'rules: { debugger-statement: off }\nexclude: [\n');
    await started.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(broken).href, type: 2 }],
    });
    await waitFor(async () => (await codes()).includes('no-legacy-client'), 'the rule of the team');

    assert.deepEqual(await codes(), ['no-legacy-client']);
  });

  it('lets nothing that a rule of the workspace says become a link, an image or HTML', async () => {
    const live = [
      '![x](https://evil.example/track.png)',
      '[Click](command:vireo.explainFinding?1)',
      '<img src=https://evil.example/p>',
      'www.evil.com',
      '` `` `[y](command:vireo.dismissFinding)`',
    ].join(' ');
    folder.write(
      '.vireo/rules/no-legacy-client.yml',
      ownRule
        .replace('title: Legacy client', "title: '![t](https://evil.com/t.png) rule'")
        .replace('why: The legacy client', `why: '${live} The legacy client`)
        .replace('until then.', "until then.'")
        .replace('fix: Use the new client, it takes the same arguments.', `fix: '${live} Use another.'`),
    );
    const started = await LspClient.start({
      pull: true,
      folder: folder.path,
      initializationOptions: { findings: 'none', clientCommands: ['vireo.explainFinding'] },
    });
    client = started;
    const uri = await started.open('a.ts', "import * as legacy from 'legacy';\nlegacy.connect();\n");
    await waitFor(
      async () => (await started.pull(uri)).length > 0,
      `the rule of the team: ${started.logs.join()}`,
    );
    const config = await started.open('.vireo.yml', 'rules:\n  no-legacy-client: off\n', 'yaml');
    const markdown = new MarkdownIt({ html: true, linkify: true });
    const targets = (text: string) =>
      markdown.parse(text, {}).flatMap(({ type, children }) => [
        ...(type.startsWith('html') ? ['html'] : []),
        ...(children ?? []).flatMap((child) => {
          if (child.type === 'image' || child.type.startsWith('html')) return [child.type];
          return child.type === 'link_open' ? [String(child.attrGet('href'))] : [];
        }),
      ]);
    const textOf = (contents: unknown) => (contents as MarkupContent).value;

    const hover = textOf((await started.hover(uri, 1, 8))?.contents);
    const ofRule = textOf((await started.hover(config, 1, 5))?.contents);
    const explained = await started.connection.sendRequest<Explanation>(explainMessage.method, {
      uri,
      position: { line: 1, character: 8 },
    });
    const completions = await started.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri: config },
      position: { line: 1, character: 4 },
    });
    const documentation = completions.find(({ label }) => label === 'no-legacy-client')?.documentation;

    const [explain, ...others] = targets(hover);
    assert.match(explain ?? '', /^command:vireo\.explainFinding\?%5B%7B/);
    assert.deepEqual(others, []);
    assert.match(ofRule, /Click/);
    assert.deepEqual(targets(ofRule), []);
    assert.match(textOf(documentation), /Click/);
    assert.deepEqual(targets(textOf(documentation)), []);
    assert.deepEqual(targets(explained.markdown), ['https://example.org/wiki']);
  });

  describe('beside another folder', () => {
    let other: TemporaryFolder;
    const both = `import * as legacy from 'legacy';\nimport * as modern from 'modern';\nlegacy.connect();\nmodern.connect();\n`;

    beforeEach(() => {
      other = createTemporaryFolder();
      folder.write('.vireo/rules/no-legacy-client.yml', ownRule);
      other.write(
        '.vireo/rules/no-legacy-client.yml',
        ownRule
          .replaceAll("'legacy'", "'old'")
          .replaceAll("'modern'", "'legacy'")
          .replaceAll("'old'", "'modern'")
          .replace('title: Legacy client', 'title: Modern client')
          .replace('legacy.connect]', 'modern.connect]'),
      );
    });
    afterEach(() => other.remove());

    async function start(): Promise<LspClient> {
      client = await LspClient.start({ pull: true, folder: folder.path, moreFolders: [other.path] });
      return client;
    }
    const beside = (name: string) => path.relative(folder.path, path.join(other.path, name));
    const linesOf = (found: readonly Diagnostic[]) =>
      found.filter(({ code }) => code === 'no-legacy-client').map(({ range }) => range.start.line);

    it('holds each file to the rules of its own folder, where two rules have one name, too', async () => {
      const started = await start();
      const uri = await started.open('a.ts', both);
      const otherUri = await started.open(beside('b.ts'), both);
      const lines = async (of: string) => linesOf(await started.pull(of));
      await waitFor(async () => (await lines(otherUri)).length > 0, 'the rule of the second team');

      assert.deepEqual(await lines(uri), [2]);
      assert.deepEqual(await lines(otherUri), [3]);
      const hover = await started.hover(otherUri, 3, 8);
      assert.match(JSON.stringify(hover?.contents), /Modern client/);
    });

    it('has nothing of one folder for a file of the other', async () => {
      other.write(
        '.vireo/rules/no-legacy-client.yml',
        ownRule.replaceAll('no-legacy-client', 'no-later-client'),
      );
      const started = await start();
      const uri = await started.open('a.ts', both);
      const otherUri = await started.open(beside('b.ts'), both);
      const codes = async (of: string) => (await started.pull(of)).map(({ code }) => code);
      await waitFor(async () => (await codes(otherUri)).length > 0, 'the rule of the second team');

      assert.deepEqual(await codes(uri), ['no-legacy-client']);
      assert.deepEqual(await codes(otherUri), ['no-later-client']);
    });

    it("names a secret by the salt of its own folder's baseline, in the editor as in a scan of the workspace", async () => {
      const baseline = (salt: string) => JSON.stringify({ version: 1, salt, findings: [] });
      folder.write('.vireo/baseline.json', baseline('ab'.repeat(16)));
      other.write('.vireo/baseline.json', baseline('cd'.repeat(16)));
      const secret = `export const key = 'AKIA${'QW7RT5YU3IOPASD2'}';\n`;
      folder.write('keys.ts', secret);
      other.write('keys.ts', secret);
      const started = await start();
      const names = (found: readonly Diagnostic[]) =>
        found.flatMap(({ data }) => (data.cwe.includes(798) ? [data.fingerprint] : []));
      const scanned = async () => {
        const params = { previousResultIds: [] };
        const { items } = await started.connection.sendRequest<WorkspaceDiagnosticReport>(
          'workspace/diagnostic',
          params,
        );
        return new Map(
          items.map((report) => [report.uri, names(report.kind === 'full' ? report.items : [])]),
        );
      };
      const known = await scanned();
      const uri = await started.open('keys.ts', secret);
      const otherUri = await started.open(beside('keys.ts'), secret);
      const opened = async (of: string) => names(await started.pull(of));
      await waitFor(
        async () => (await opened(uri))[0] === known.get(uri)?.[0],
        'the salt of the first folder',
      );

      assert.equal((await opened(otherUri)).length, 1);
      assert.deepEqual(await opened(otherUri), known.get(otherUri));
      assert.notDeepEqual(await opened(otherUri), await opened(uri));
    });
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
