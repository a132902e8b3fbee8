import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  type Excerpt,
  type ExplainParams,
  type Explanation,
  explainMessage,
  explanationSchema,
} from '../../src/contract/explanation.ts';
import type { AgentFinding } from '../../src/contract/findings.ts';
import { clientCommands, findingAddressSchema, setFindingsMessage } from '../../src/contract/lsp-messages.ts';
import { ruleSet } from '../../src/scanner/rules.generated.ts';
import { makeToken, randomFrom } from '../../src/scanner/secrets/token-generator.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const github = ruleSet.secrets?.find(({ id }) => id === 'github-personal-token');
assert.ok(github);
const token = makeToken(github, randomFrom(4_711));

const routes = [
  "import express from 'express';",
  "import { listOrders } from './orders';",
  'const app = express();',
  "app.get('/orders', async (req, res) => {",
  '  const status = req.query.status;',
  '  res.json(await listOrders(status));',
  '});',
  '',
].join('\n');
const orders = [
  "import { Pool } from 'pg';",
  'const db = new Pool();',
  'export async function listOrders(status: string) {',
  `  const token = '${token}'; const sql = \`select * from orders where status = '\${status}'\`;`,
  '  return db.query(sql);',
  '}',
  '',
].join('\n');
const debuggerCode = 'export function run() {\n  debugger;\n  return 1;\n}\n';

/** What is marked in an excerpt, line by line. */
function marked({ lines, marks }: Excerpt): readonly string[] {
  return marks.map(({ index, start, end }) => (lines[index] ?? '').slice(start, end));
}

describe('language server, what is told of a finding', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    const initializationOptions = { findings: 'client', clientCommands: [clientCommands.explain] };
    client = await LspClient.start({ pull: true, folder: folder.path, initializationOptions });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  async function ask(params: ExplainParams): Promise<Explanation | undefined> {
    const answer: unknown = await client.connection.sendRequest(explainMessage.method, params);
    return answer === null ? undefined : explanationSchema.parse(answer);
  }

  /** Of the only finding in a document. */
  async function explainFirst(uri: string): Promise<Explanation> {
    const [diagnostic] = await client.pull(uri);
    const start = diagnostic?.range.start ?? assert.fail('nothing was found');
    const told = await ask({ uri, position: start });
    return told ?? assert.fail('nothing was told');
  }

  const found = ({ finding }: Explanation) => finding ?? assert.fail('there is no finding');

  it('draws the way of a value through two files, each step with its code and role', async () => {
    folder.write('flow/orders.ts', orders);
    folder.write('flow/routes.ts', routes);
    const uri = await client.open('flow/routes.ts', routes);

    const told = await explainFirst(uri);
    const { steps, place } = found(told);

    assert.equal(told.title, 'SQL injection');
    assert.deepEqual(
      { firstSteps: steps[0]?.role, steps: steps.at(-1)?.role },
      { firstSteps: 'source', steps: 'sink' },
    );
    assert.ok(steps.slice(1, -1).every(({ role }) => role === 'through'));
    assert.equal(place.path, 'flow/routes.ts');
    assert.ok(steps.some(({ path }) => path === 'flow/orders.ts'));
    const sourceCode = steps[0]?.excerpt ?? assert.fail('the first step has no code');
    assert.deepEqual(marked(sourceCode), ['req.query']);
    assert.match(sourceCode.lines.at(-1) ?? '', /const status = req\.query\.status;/);
    assert.ok(steps.every(({ excerpt }) => excerpt !== undefined));
  });

  it('lets no secret out, of other files neither, in no part but the edits of a fix', async () => {
    const uri = client.uri('flow/routes.ts');

    const told = await explainFirst(uri);

    assert.match(JSON.stringify(told), /select \* from orders/);
    assert.ok(!JSON.stringify(told).includes(token));
  });

  it('tells of a finding in a file that nobody has open', async () => {
    const uri = await client.open('closed.ts', debuggerCode);
    folder.write('closed.ts', debuggerCode);
    const actions = await client.codeActions(uri, {
      start: { line: 1, character: 4 },
      end: { line: 1, character: 4 },
    });
    const command = actions.find((action) => action.command?.command === clientCommands.explain)?.command;
    const address = findingAddressSchema.parse(command?.arguments?.[0]);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });

    const told = (await ask(address)) ?? assert.fail('nothing was told');

    const { state, version, place } = found(told);
    assert.deepEqual({ state, version }, { state: 'current', version: undefined });
    assert.deepEqual(marked(place.excerpt ?? assert.fail('no code')), ['debugger;']);
    assert.deepEqual(place.excerpt?.lines, ['export function run() {', '  debugger;', '  return 1;', '}']);
  });

  it('gives the rule with an example in the language of the file, and what a fix would change', async () => {
    const uri = await client.open('fix.ts', debuggerCode);

    const told = await explainFirst(uri);
    const [fix] = found(told).fixes;

    assert.equal(told.isKnownRule, true);
    assert.equal(told.example?.language, 'ts');
    assert.match(told.example?.bad ?? '', /debugger/);
    assert.doesNotMatch(told.example?.good ?? 'debugger', /debugger;/);
    assert.deepEqual(
      fix?.diff.filter(({ sign }) => sign === 'removed').map(({ text }) => text.trim()),
      ['debugger;'],
    );
    assert.equal(found(told).canSuppress, true);
  });

  it('stays with a finding whose own code is edited, and says nothing of one that is gone', async () => {
    const text =
      "import { createHash } from 'node:crypto';\nexport const sign = (a) => createHash('md5').update(a);\n";
    const uri = await client.open('edited.ts', text);
    const before = await explainFirst(uri);
    const { fingerprint, place } = found(before);
    const near = { ruleId: before.ruleId, line: place.range.startLine };
    await client.replace(uri, 'md5', 'sha1');

    const after = await ask({ uri, fingerprint, near });
    await client.replace(uri, 'sha1', 'sha256');
    const gone = await ask({ uri, fingerprint, near });

    assert.equal(after?.ruleId, before.ruleId);
    assert.match(
      found(after ?? assert.fail('nothing was told')).place.excerpt?.lines.join('\n') ?? '',
      /sha1/,
    );
    assert.equal(gone, undefined);
  });

  it('says of one that a comment has set aside which reason it gives', async () => {
    const text =
      'export function run() {\n  debugger; // vireo: ignore[debugger-statement] kept for the demo\n}\n';
    const uri = await client.open('aside.ts', debuggerCode);
    const { fingerprint } = found(await explainFirst(uri));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    folder.write('aside.ts', text);

    const told = await ask({ uri, fingerprint });

    assert.deepEqual(told?.finding?.setAside, { by: 'comment', reason: 'kept for the demo' });
    assert.equal(told?.finding?.canSuppress, false);
  });

  it('offers a comment only where a scan shows that one sets the finding aside, else .vireo.yml', async () => {
    // A comment in the text of a template would be text.
    const template = 'export const a = (q: number) => `\n${q === NaN}\n${q === NaN}\n`;\n';
    const withComment = await client.open('with-comment.ts', debuggerCode);
    const without = await client.open('template.ts', template);

    const possible = found(await explainFirst(withComment));
    const impossible = found(await explainFirst(without));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: without } });
    folder.write('template.ts', template);
    const closed = found(
      (await ask({ uri: without, fingerprint: impossible.fingerprint })) ?? assert.fail('nothing was told'),
    );

    assert.deepEqual(
      { canSuppress: possible.canSuppress, canIgnore: possible.canIgnore },
      { canSuppress: true, canIgnore: true },
    );
    assert.deepEqual(
      { canSuppress: impossible.canSuppress, canIgnore: impossible.canIgnore },
      { canSuppress: false, canIgnore: true },
    );
    assert.deepEqual(
      { canSuppress: closed.canSuppress, canIgnore: closed.canIgnore },
      { canSuppress: false, canIgnore: true },
    );
  });

  it('offers no .vireo.yml for a file in no folder of the workspace', async () => {
    const uri = pathToFileURL('/nowhere/at/all.ts').href;
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'typescript', version: 1, text: debuggerCode },
    });

    const told = await ask({ uri, position: { line: 1, character: 4 } });

    assert.deepEqual(
      { canSuppress: told?.finding?.canSuppress, canIgnore: told?.finding?.canIgnore },
      { canSuppress: true, canIgnore: false },
    );
  });

  it('tells once what the rule and who brought the finding say alike', async () => {
    const rule = ruleSet.rules.find(({ id }) => id === 'debugger-statement') ?? assert.fail('no rule');
    const uri = await client.open('alike.ts', debuggerCode);
    const { fingerprint, place } = found(await explainFirst(uri));
    const own = 'Seen in production, too.';
    const finding: AgentFinding = {
      id: 'record-alike',
      uri,
      ruleId: rule.id,
      category: 'quality',
      severity: 'high',
      confidence: 'high',
      message: 'Someone left a debugger.',
      explanation: `${rule.why}\n\n${rule.fix}\n\n${own}`,
      range: place.range,
      snippet: '  debugger;',
      fingerprint,
      cwe: [],
      owasp: [],
      steps: [],
      agent: 'Security agent',
    };

    const told = await ask({ finding, folder: pathToFileURL(folder.path).href });

    const { markdown = '' } = told ?? {};
    const start = (rule.why.trim().split('\n')[0] ?? '').replace(/[`*_].*$/s, '').slice(0, 30);
    assert.equal(markdown.split(start).length - 1, 1, markdown);
    assert.equal(markdown.split(own).length - 1, 1, markdown);
  });

  it('says of one that .vireo.yml sets aside, or turns off, that it does, and offers nothing to suppress', async () => {
    const uri = await client.open('by-settings.ts', debuggerCode);
    const { fingerprint } = found(await explainFirst(uri));
    const tellWith = async (settings: string, by?: 'settings' | 'off') => {
      folder.write('.vireo.yml', settings);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('.vireo.yml'), type: 2 }],
      });
      for (;;) {
        const told = found((await ask({ uri, fingerprint })) ?? assert.fail('nothing was told'));
        if (told.setAside?.by === by) return told;
      }
    };

    const aside = await tellWith(
      'ignore: [{ rule: debugger-statement, paths: [by-settings.ts], reason: a demo }]\n',
      'settings',
    );
    const off = await tellWith('rules: { debugger-statement: off }\n', 'off');
    folder.write('.vireo.yml', '');
    await tellWith('');

    assert.deepEqual(aside.setAside, { by: 'settings', reason: 'a demo' });
    assert.equal(aside.canSuppress, false);
    assert.equal(off.canSuppress, false);
  });

  describe('that another tool reported', () => {
    const text = 'package main\n\nfunc load(id string) error {\n\treturn store.Get(id)\n}\n';
    const uriOf = (name: string) => client.uri(name);
    const reported = (name: string, over: Partial<AgentFinding> = {}): AgentFinding => ({
      id: `record-${name}`,
      agent: 'Security agent',
      uri: uriOf(name),
      ruleId: 'gosec/access-control',
      message: 'Anybody may read any record: [x](command:y)',
      category: 'security',
      severity: 'high',
      confidence: 'high',
      range: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 21 },
      cwe: [639],
      owasp: ['A01:2021'],
      fingerprint: `print-${name}`,
      snippet: '\treturn store.Get(id)',
      steps: [],
      explanation: 'Its own words.',
      ...over,
    });
    const folderUri = () => pathToFileURL(folder.path).href;

    it('is told in its own words, at the place where its code is now', async () => {
      folder.write('moved.go', `// one more line\n${text}`);

      const told = await ask({ finding: reported('moved.go'), folder: folderUri() });

      const { state, place, ownWords, broughtBy, recordId } = found(told ?? assert.fail('nothing was told'));
      assert.equal(told?.isKnownRule, false);
      assert.equal(told?.title, 'Access control');
      assert.deepEqual({ state, startLine: place.range.startLine }, { state: 'current', startLine: 4 });
      assert.deepEqual(marked(place.excerpt ?? assert.fail('no code')), ['store.Get(id)']);
      assert.deepEqual(
        { ownWords, broughtBy, recordId },
        { ownWords: 'Its own words.', broughtBy: 'Security agent', recordId: 'record-moved.go' },
      );
    });

    it('is stale when its code is gone, and shows the code as it was', async () => {
      folder.write('gone.go', 'package main\n');

      const told = await ask({ finding: reported('gone.go'), folder: folderUri() });

      const { state, place } = found(told ?? assert.fail('nothing was told'));
      assert.equal(state, 'stale');
      assert.deepEqual(place.excerpt?.lines, ['return store.Get(id)']);
    });

    it('is told where its file cannot be read: outside the folders that are open', async () => {
      const uri = pathToFileURL('/nowhere/at/all.go').href;

      const told = await ask({ finding: reported('all.go', { uri }), folder: 'file:///nowhere' });

      assert.equal(found(told ?? assert.fail('nothing was told')).state, 'unreadable');
      assert.equal(told?.finding?.place.path, 'at/all.go');
    });

    it('is found by its address once the client has sent it', async () => {
      folder.write('sent.go', text);
      await client.connection.sendNotification(setFindingsMessage.method, {
        folder: folderUri(),
        findings: [reported('sent.go')],
      });

      const told = await ask({ uri: uriOf('sent.go'), fingerprint: 'print-sent.go' });

      assert.equal(told?.finding?.recordId, 'record-sent.go');
    });

    it('is told with its record, and as dismissed, where the engine finds it, too', async () => {
      const uri = await client.open('both.ts', debuggerCode);
      const { fingerprint, place } = found(await explainFirst(uri));
      const over = { fingerprint, range: place.range, ruleId: 'debugger-statement', snippet: '  debugger;' };

      const held = await ask({ finding: reported('both.ts', over), folder: folderUri() });
      await client.connection.sendNotification(setFindingsMessage.method, {
        folder: folderUri(),
        findings: [reported('both.ts', { ...over, dismissed: true })],
      });
      const known = await ask({ uri, fingerprint });

      assert.deepEqual(
        { recordId: held?.finding?.recordId, canSuppress: held?.finding?.canSuppress },
        { recordId: 'record-both.ts', canSuppress: true },
      );
      assert.deepEqual([held?.finding?.dismissed, known?.finding?.dismissed], [false, true]);
    });

    it('shows no secret that only the other tool knows of', async () => {
      const line = 'var key = "correct horse battery"\n';
      folder.write('secret.go', `package main\n${line}`);
      const range = { startLine: 1, startColumn: 11, endLine: 1, endColumn: 32 };
      const finding = reported('secret.go', { cwe: [798], range, snippet: line.trimEnd() });

      const here = await ask({ finding, folder: folderUri() });
      writeFileSync(`${folder.path}/secret.go`, 'package main\n');
      const gone = await ask({ finding, folder: folderUri() });

      for (const told of [here, gone]) {
        assert.ok(told !== undefined);
        assert.ok(!JSON.stringify(told).includes('battery'));
      }
      assert.match(here?.finding?.place.excerpt?.lines.join('\n') ?? '', /var key = "…/);
    });

    for (const weakness of [259, 321, 522]) {
      it(`shows no secret of a finding of CWE-${weakness} either`, async () => {
        const line = 'var key = "correct horse battery"\n';
        folder.write('weak.go', `package main\n${line}`);
        const range = { startLine: 1, startColumn: 11, endLine: 1, endColumn: 32 };

        const told = await ask({
          finding: reported('weak.go', { cwe: [weakness], range, snippet: line.trimEnd() }),
          folder: folderUri(),
        });

        assert.match(
          found(told ?? assert.fail('nothing')).place.excerpt?.lines.join('\n') ?? '',
          /var key = "…/,
        );
        assert.ok(!JSON.stringify(told).includes('battery'));
      });
    }

    it('tells once in Markdown what agent and rule both say', async () => {
      folder.write('twice.ts', 'export function run() {\n  debugger;\n}\n');
      const rule = await ask({ ruleId: 'debugger-statement' });
      const why = rule?.why ?? assert.fail('the rule says why');
      const range = { startLine: 1, startColumn: 2, endLine: 1, endColumn: 11 };
      const told = { ruleId: 'debugger-statement', range, snippet: '  debugger;' };

      const repeated = await ask({
        finding: reported('twice.ts', { ...told, explanation: `${why.trim()}\n` }),
        folder: folderUri(),
      });
      const own = await ask({
        finding: reported('twice.ts', { ...told, explanation: 'It stops every request.' }),
        folder: folderUri(),
      });

      const sentence = why.trim().split(/[.`]/)[0] ?? '';
      assert.equal(repeated?.markdown.split(sentence).length, 2, repeated?.markdown);
      assert.match(own?.markdown ?? '', /It stops every request\./);
    });

    it('keeps its message from becoming a link in Markdown', async () => {
      folder.write('link.go', text);

      const told = await ask({ finding: reported('link.go'), folder: folderUri() });

      assert.ok(!/\]\(command:/.test((told?.markdown ?? '](command:').replaceAll(/\\./g, '')));
    });
  });

  it('tells of a rule without a finding, and nothing of one that does not exist', async () => {
    const ofRule = await ask({ ruleId: 'sql-injection' });

    assert.equal(ofRule?.finding, undefined);
    assert.match(ofRule?.markdown ?? '', /## How to fix it[\s\S]*## Example[\s\S]*CWE-89/);
    assert.equal(await ask({ ruleId: 'no-such-rule' }), undefined);
    assert.equal(await client.connection.sendRequest(explainMessage.method, { nothing: 1 }), null);
  });

  it('gives it all as Markdown without a path of the machine', async () => {
    const { markdown } = await explainFirst(client.uri('flow/routes.ts'));

    assert.match(markdown, /^# SQL injection\n\n`flow\/routes\.ts:\d+` · Critical/);
    assert.match(markdown, /## How the value gets there\n\n1\. The request comes in — `flow\/routes\.ts:5`/);
    assert.ok(!markdown.includes(folder.path));
    assert.ok(!markdown.includes('file:'));
  });
});
