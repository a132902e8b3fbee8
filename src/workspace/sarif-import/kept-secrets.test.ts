import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { at, driver, result, setUpLogs } from './testing.test.ts';

describe('readLog', () => {
  const stage = setUpLogs();
  const { readOne } = stage;

  it('keeps no secret that a log or a file holds', async () => {
    const value = ['Tr0ub', '4dor', '&3xQz9'].join('');
    writeFileSync(path.join(stage.folder, 'src/a.py'), `password = "${value}"\n`);
    const startColumn = 'password = "'.length + 1;
    const region = {
      startLine: 1,
      startColumn,
      endColumn: startColumn + value.length,
      snippet: { text: value },
    };
    const leak = { ruleId: 'generic-api-key', message: { text: `found ${value} here` } };
    const tool = { driver: { name: 'gitleaks' } };
    const inFile = await readOne([result({ ...leak, locations: [at('src/a.py', region)] })], {}, tool);
    const gone = await readOne([result({ ...leak, locations: [at('gone.py', region)] })], {}, tool);
    const beside = await readOne([result({ locations: [at('src/a.py', { startLine: 1 })] })]);

    for (const finding of [inFile, gone, beside]) {
      assert.ok(!JSON.stringify(finding).includes(value), JSON.stringify(finding));
    }
    assert.match(inFile.snippet, /^password = "…/);
  });

  describe('keeps no secret of a tool that', () => {
    const value = ['hunter2', 'hunter'].join('');
    const line = `password = "${value}"`;
    const whole = { startLine: 1, startColumn: 1, endColumn: line.length + 1 };
    const keptOf = async (
      more: object,
      { tool = driver as object, uri = 'src/a.py', region = whole as object } = {},
    ) => {
      writeFileSync(path.join(stage.folder, 'src/a.py'), `${line}\n`);
      const one = result({ ruleId: 'B105', locations: [at(uri, region)], ...more });
      const finding = await readOne([one], {}, { driver: tool });
      assert.ok(!JSON.stringify(finding).includes(value), JSON.stringify(finding));
      return finding;
    };

    it('quotes the value and marks the statement, known by its weakness or the name of its rule', async () => {
      const text = `Possible hardcoded password: '${value}'`;
      const tagged = { name: 'Bandit', rules: [{ id: 'B105', properties: { tags: ['CWE-259'] } }] };
      const named = { name: 'Bandit', rules: [{ id: 'B105', name: 'hardcoded_password_string' }] };
      for (const tool of [tagged, named]) {
        const { message } = await keptOf({ message: { text } }, { tool });
        assert.equal(message, "Possible hardcoded password: '…'");
      }
    });

    it('marks no more than the name', async () => {
      const region = { startLine: 1, startColumn: 1, endColumn: 9 };
      await keptOf({ ruleId: 'hardcoded-credential' }, { region });
    });

    it('tells it in steps, and in why it was set aside', async () => {
      const location = { ...at('src/a.py', whole), message: { text: `'${value}' begins, ${value} ends` } };
      const { steps, dismissed } = await keptOf({
        ruleId: 'hardcoded-password',
        codeFlows: [{ threadFlows: [{ locations: [{ location }] }] }],
        suppressions: [{ kind: 'external', justification: `it is ${value} everywhere` }],
      });
      assert.equal(steps[0]?.message, "'…' begins, … ends");
      assert.equal(dismissed, 'it is … everywhere');
    });

    it('names a file that is not here, with its code or without', async () => {
      const message = { text: `Secret ${value} found` };
      const tool = { name: 'trufflehog', rules: [{ id: 'B105', shortDescription: { text: 'A password' } }] };
      const region = { startLine: 1, snippet: { text: line } };
      const known = await keptOf({ message }, { tool, uri: 'gone.py', region });
      const unknown = await keptOf({ message }, { tool, uri: 'gone.py', region: { startLine: 1 } });
      assert.deepEqual(
        { known: known.message, unknown: unknown.message },
        { known: 'Secret … found', unknown: 'A password' },
      );
    });
  });
});
