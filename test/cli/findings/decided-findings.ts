import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createLog, createResult } from '../../../src/backend/testing/sarif-log.ts';
import type { setUpFindings } from './set-up-findings.ts';

/** Lists, decisions and exports of what was imported. */
export function itListsAndDecides(stage: ReturnType<typeof setUpFindings>): void {
  const { bring, findings, ids, write } = stage;

  it('lists them as a table without what steers a terminal, by filters, and as JSON', async () => {
    await bring();
    const all = await findings('list');
    const worst = await findings('list', '--severity', 'critical,high');
    const none = await findings('list', '--search', 'nowhere');
    const json = await findings('list', '--json', '--rule', 'c/copy');
    const wrong = await findings('list', '--severity', 'worst');

    assert.match(all.out, /ID +SEVERITY +PLACE +RULE/);
    assert.match(all.out, /high +src\/a\.c:2 +c\/overflow +Lint +Reads =cmd\(\) \| without end\./);
    assert.ok(!all.out.includes('\u001b'));
    assert.match(all.out, /2 findings \(1 high, 1 medium\)/);
    assert.match(worst.out, /1 finding \(1 high\)/);
    assert.equal(none.out, 'No findings.\n');
    assert.deepEqual(
      JSON.parse(json.out).items.map(({ ruleId }: { ruleId: string }) => ruleId),
      ['c/copy'],
    );
    assert.equal(wrong.code, 2);
  });

  it('decides, assigns and comments by short ids, and shows it all with its history', async () => {
    await bring();
    const [first = '', second = ''] = await ids();

    const confirmed = await findings('confirm', first, second, '--reason', 'To be mended');
    const dismissed = await findings('dismiss', second, '--reason', 'Never called');
    const unreasoned = await findings('dismiss', first);
    const assigned = await findings('assign', 'me', first);
    const commented = await findings('comment', first, 'See line 2.');
    const shown = await findings('show', first);
    const gone = await findings('show', 'ffffffff');

    assert.deepEqual(
      {
        confirmed: confirmed.code,
        dismissed: dismissed.code,
        assigned: assigned.code,
        commented: commented.code,
      },
      { confirmed: 0, dismissed: 0, assigned: 0, commented: 0 },
    );
    assert.match(confirmed.out, new RegExp(`${first}  confirmed  src/a\\.c:2`));
    assert.equal(unreasoned.code, 2);
    assert.match(shown.out, /Code\n {4}gets\(b\);/);
    assert.match(shown.out, /Comments\n.*\n {2}See line 2\./);
    assert.match(shown.out, /reported by .*\(tool:Lint\)/);
    assert.match(shown.out, /confirmed by .*: state open → confirmed, reason nothing → To be mended/);
    assert.match(shown.out, /CWE-120/);
    assert.deepEqual([gone.code, /is no finding/.test(gone.err)], [2, true]);
  });

  it('resolves and reopens, and refuses what the state forbids with a sentence', async () => {
    await bring();
    const [first = ''] = await ids();
    const resolved = await findings('resolve', first);
    const refused = await findings('confirm', first);
    const reopened = await findings('reopen', first, '--json');

    assert.equal(resolved.code, 0, resolved.err);
    assert.equal(refused.code, 2);
    assert.match(refused.err, /resolved: reopen it/);
    assert.equal(JSON.parse(reopened.out).items[0].state, 'open');
  });

  it('exports them as CSV that no spreadsheet runs, as Markdown, and as SARIF that is taken back', async () => {
    const wide = createResult({ line: 1, text: '\uff1dcmd', ruleId: 'c/wide' });
    await bring(createLog([createResult({ line: 2, text: '=HYPERLINK("x")|' }), wide]));
    const csv = await findings('export', '--output', 'out.csv');
    const markdown = await findings('export', '--format', 'markdown');
    const sarif = await findings('export', '--format', 'sarif');
    write('again.sarif', sarif.out);
    const again = await findings('import', 'again.sarif', '--json');

    assert.equal(csv.code, 0, csv.err);
    const written = readFileSync(path.join(stage.folder, 'out.csv'), 'utf8');
    assert.match(written, /,"'=HYPERLINK\(""x""\)\|",tool:Lint,/);
    assert.match(written, /,c\/wide,'\uff1dcmd,tool:Lint,/);
    assert.match(
      markdown.out,
      /\| medium \| src\/a\.c:2 \| c\/overflow \| =HYPERLINK\("x"\)\\\| \| Lint \| open \|/,
    );
    const [source] = JSON.parse(again.out).sources;
    assert.deepEqual(
      { source: source.source, added: source.added, again: source.again },
      { source: 'tool:Lint', added: 0, again: 2 },
    );
  });

  it('refuses what is no log with a sentence, and sends nothing', async () => {
    const notJson = await bring().then(() => {
      write('broken.sarif', '{');
      return findings('import', 'broken.sarif');
    });
    const notLog = await bring({ results: [] });
    const missing = await findings('import', 'missing.sarif');
    const noProject = await findings('import', 'log.sarif', '--project', 'nowhere');

    assert.match(notJson.err, /broken\.sarif: The log is not JSON/);
    assert.match(notLog.err, /This is no SARIF log/);
    assert.match(missing.err, /missing\.sarif cannot be read/);
    assert.match(noProject.err, /There is no project "nowhere"|not a SARIF|no SARIF/);
    assert.deepEqual(
      { notJson: notJson.code, notLog: notLog.code, missing: missing.code, noProject: noProject.code },
      { notJson: 2, notLog: 2, missing: 2, noProject: 2 },
    );
    assert.equal((await ids()).length, 2);
  });
}
