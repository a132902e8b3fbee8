import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { AgentFinding } from '../../../src/contract/findings.ts';
import { setFindingsMessage } from '../../../src/contract/lsp-messages.ts';
import { marked, type setUpExplain } from './set-up-explain.ts';

const debuggerCode = 'export function run() {\n  debugger;\n  return 1;\n}\n';
/** Findings that another tool reported. */
export function itExplainsReported(stage: ReturnType<typeof setUpExplain>): void {
  const { folder, ask, found, explainFirst } = stage;

  describe('that another tool reported', () => {
    const text = 'package main\n\nfunc load(id string) error {\n\treturn store.Get(id)\n}\n';
    const uriOf = (name: string) => stage.client.uri(name);
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
      await stage.client.connection.sendNotification(setFindingsMessage.method, {
        folder: folderUri(),
        findings: [reported('sent.go')],
      });

      const told = await ask({ uri: uriOf('sent.go'), fingerprint: 'print-sent.go' });

      assert.equal(told?.finding?.recordId, 'record-sent.go');
    });

    it('is told with its record, and as dismissed, where the engine finds it, too', async () => {
      const uri = await stage.client.open('both.ts', debuggerCode);
      const { fingerprint, place } = found(await explainFirst(uri));
      const over = { fingerprint, range: place.range, ruleId: 'debugger-statement', snippet: '  debugger;' };

      const held = await ask({ finding: reported('both.ts', over), folder: folderUri() });
      await stage.client.connection.sendNotification(setFindingsMessage.method, {
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
}
