import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { explainMessage } from '../../../src/contract/explanation.ts';
import type { AgentFinding } from '../../../src/contract/findings.ts';
import { clientCommands, findingAddressSchema } from '../../../src/contract/lsp-messages.ts';
import { ruleSet } from '../../../src/scanner/rules.generated.ts';
import { makeToken, randomFrom } from '../../../src/scanner/secrets/token-generator.ts';
import { itExplainsReported } from './explain-reported.ts';
import { marked, setUpExplain } from './set-up-explain.ts';

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
describe('language server, what is told of a finding', () => {
  const stage = setUpExplain();
  const { folder, explainFirst, found, ask } = stage;

  it('draws the way of a value through two files, each step with its code and role', async () => {
    folder.write('flow/orders.ts', orders);
    folder.write('flow/routes.ts', routes);
    const uri = await stage.client.open('flow/routes.ts', routes);

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
    const uri = stage.client.uri('flow/routes.ts');

    const told = await explainFirst(uri);

    assert.match(JSON.stringify(told), /select \* from orders/);
    assert.ok(!JSON.stringify(told).includes(token));
  });

  it('tells of a finding in a file that nobody has open', async () => {
    const uri = await stage.client.open('closed.ts', debuggerCode);
    folder.write('closed.ts', debuggerCode);
    const actions = await stage.client.codeActions(uri, {
      start: { line: 1, character: 4 },
      end: { line: 1, character: 4 },
    });
    const command = actions.find((action) => action.command?.command === clientCommands.explain)?.command;
    const address = findingAddressSchema.parse(command?.arguments?.[0]);
    await stage.client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });

    const told = (await ask(address)) ?? assert.fail('nothing was told');

    const { state, version, place } = found(told);
    assert.deepEqual({ state, version }, { state: 'current', version: undefined });
    assert.deepEqual(marked(place.excerpt ?? assert.fail('no code')), ['debugger;']);
    assert.deepEqual(place.excerpt?.lines, ['export function run() {', '  debugger;', '  return 1;', '}']);
  });

  it('gives the rule with an example in the language of the file, and what a fix would change', async () => {
    const uri = await stage.client.open('fix.ts', debuggerCode);

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
    const uri = await stage.client.open('edited.ts', text);
    const before = await explainFirst(uri);
    const { fingerprint, place } = found(before);
    const near = { ruleId: before.ruleId, line: place.range.startLine };
    await stage.client.replace(uri, 'md5', 'sha1');

    const after = await ask({ uri, fingerprint, near });
    await stage.client.replace(uri, 'sha1', 'sha256');
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
    const uri = await stage.client.open('aside.ts', debuggerCode);
    const { fingerprint } = found(await explainFirst(uri));
    await stage.client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    folder.write('aside.ts', text);

    const told = await ask({ uri, fingerprint });

    assert.deepEqual(told?.finding?.setAside, { by: 'comment', reason: 'kept for the demo' });
    assert.equal(told?.finding?.canSuppress, false);
  });

  it('offers a comment only where a scan shows that one sets the finding aside, else .vireo.yml', async () => {
    // A comment in the text of a template would be text.
    const template = 'export const a = (q: number) => `\n${q === NaN}\n${q === NaN}\n`;\n';
    const withComment = await stage.client.open('with-comment.ts', debuggerCode);
    const without = await stage.client.open('template.ts', template);

    const possible = found(await explainFirst(withComment));
    const impossible = found(await explainFirst(without));
    await stage.client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: without },
    });
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
    await stage.client.connection.sendNotification('textDocument/didOpen', {
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
    const uri = await stage.client.open('alike.ts', debuggerCode);
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
    const uri = await stage.client.open('by-settings.ts', debuggerCode);
    const { fingerprint } = found(await explainFirst(uri));
    const tellWith = async (settings: string, by?: 'settings' | 'off') => {
      folder.write('.vireo.yml', settings);
      await stage.client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: stage.client.uri('.vireo.yml'), type: 2 }],
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

  it('tells of a rule without a finding, and nothing of one that does not exist', async () => {
    const ofRule = await ask({ ruleId: 'sql-injection' });

    assert.equal(ofRule?.finding, undefined);
    assert.match(ofRule?.markdown ?? '', /## How to fix it[\s\S]*## Example[\s\S]*CWE-89/);
    assert.equal(await ask({ ruleId: 'no-such-rule' }), undefined);
    assert.equal(await stage.client.connection.sendRequest(explainMessage.method, { nothing: 1 }), null);
  });

  it('gives it all as Markdown without a path of the machine', async () => {
    const { markdown } = await explainFirst(stage.client.uri('flow/routes.ts'));

    assert.match(markdown, /^# SQL injection\n\n`flow\/routes\.ts:\d+` · Critical/);
    assert.match(markdown, /## How the value gets there\n\n1\. The request comes in — `flow\/routes\.ts:5`/);
    assert.ok(!markdown.includes(folder.path));
    assert.ok(!markdown.includes('file:'));
  });

  itExplainsReported(stage);
});
