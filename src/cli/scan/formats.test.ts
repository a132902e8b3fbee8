import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { makeHistory } from '../../../test/support/git-history.ts';
import { type CliFixture, createCliFixture, createTeamRule } from '../testing.test.ts';

const injection = `import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
app.get('/users', async (req, res) => {
  const result = await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);
  res.json(result.rows);
});
`;
const suppressed =
  '// vireo: ignore[debugger-statement] a sample that stops on purpose\ndebugger;\nif (a == NaN) { debugger; }\n';

const schemaFile = path.join(import.meta.dirname, '../../../test/fixtures/sarif-schema-2.1.0.json');

/** The schema that OASIS publishes is draft 4, of which Ajv knows all but the name and the word for the id. */
function createSarifCheck() {
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const formats = {
    uri: /^[a-z][a-z0-9+.-]*:/i,
    'uri-reference': /^[^\s\\]*$/,
    'date-time': /^\d{4}-\d\d-\d\dT/,
  };
  return new Ajv({ strict: false, allErrors: true, formats }).compile(schema);
}

interface SarifLog {
  readonly runs: readonly {
    readonly results: readonly {
      readonly baselineState: string;
      readonly suppressions?: readonly { readonly kind: string }[];
    }[];
  }[];
}

describe('formats of vireo scan', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    fixture.write('src/a b.ts', injection);
    fixture.write('src/b.ts', suppressed);
  });
  afterEach(() => fixture.remove());

  describe('SARIF', () => {
    it('is valid against the schema that OASIS publishes, baseline and external suppressions included', async () => {
      const isValid = createSarifCheck();
      const plain: unknown = JSON.parse((await fixture.vireo('scan', '--format', 'sarif')).out);
      await fixture.vireo('baseline', 'create');
      fixture.write('.vireo.yml', 'ignore: [{ rule: debugger-statement, reason: only a sample }]\n');
      fixture.write('src/c.ts', injection);
      const governed: SarifLog = JSON.parse((await fixture.vireo('scan', '--format', 'sarif')).out);

      assert.ok(isValid(plain), JSON.stringify(isValid.errors));
      assert.ok(isValid(governed), JSON.stringify(isValid.errors));
      const results = governed.runs.flatMap((run) => run.results);
      const kinds = results.flatMap(({ suppressions = [] }) => suppressions.map(({ kind }) => kind));
      assert.deepEqual([...new Set(kinds)].sort(), ['external', 'inSource']);
      const states = results.map(({ baselineState }) => baselineState);
      assert.deepEqual([...new Set(states)].sort(), ['new', 'unchanged']);
    });

    it('says of which commit it is, by an address without credentials', async () => {
      const isValid = createSarifCheck();
      const readFirst = async (...args: readonly string[]) => {
        const { out } = await fixture.vireo('scan', ...args, '--format', 'sarif');
        assert.ok(isValid(JSON.parse(out)), JSON.stringify(isValid.errors));
        return JSON.parse(out).runs[0].versionControlProvenance?.[0];
      };
      const git = (...args: readonly string[]) =>
        execFileSync('git', args, { cwd: fixture.folder, encoding: 'utf8' }).trim();
      makeHistory(fixture.folder, [{ files: { 'src/a b.ts': injection, 'src/b.ts': suppressed } }]);
      git('reset', '--quiet', '--hard');
      const head = git('rev-parse', 'HEAD');
      const ofNowhere = await readFirst();
      git('remote', 'add', 'origin', 'https://ada:secret@git.example/acme/api.git');

      assert.equal(ofNowhere, undefined);
      assert.deepEqual(await readFirst(), {
        repositoryUri: 'https://git.example/acme/api.git',
        revisionId: head,
        branch: 'main',
        properties: { isDefaultBranch: true, isClean: true, history: [head] },
      });
      git('checkout', '--quiet', '-b', 'feature-x');
      fixture.write('src/mine.ts', injection);
      const { branch, properties } = await readFirst('src/mine.ts');
      assert.deepEqual([branch, properties.isDefaultBranch, properties.isClean], ['feature-x', false, false]);
      fixture.write('.git/config', '[what git cannot read');
      assert.equal(await readFirst('src/mine.ts'), undefined);
    });

    it('holds the way of the value, the standards, and addresses that point into them', async () => {
      const [run] = JSON.parse((await fixture.vireo('scan', '--format', 'sarif')).out).runs;
      const found = run.results.find((each: { ruleId: string }) => each.ruleId === 'sql-injection');
      const rule = run.tool.driver.rules[found.ruleIndex];

      assert.ok(found.codeFlows[0].threadFlows[0].locations.length >= 2);
      const targets = rule.relationships.map(
        ({ target }: { target: { id: string; index: number; toolComponent: { index: number } } }) =>
          run.taxonomies[target.toolComponent.index].taxa[target.index].id === target.id && target.id,
      );
      assert.deepEqual(targets, ['89', 'A03:2021']);
    });

    it('holds every rule that it refers to, those of a second project, too', async () => {
      for (const name of ['one', 'two']) {
        fixture.write(`${name}/.vireo/rules/rule.yml`, createTeamRule(`no-${name}`, name));
        fixture.write(`${name}/a.ts`, `import * as ${name} from '${name}';\n${name}.connect();\n`);
      }

      const { out } = await fixture.vireo('scan', 'one', 'two', '--format', 'sarif');
      const [run] = JSON.parse(out).runs;
      const named = run.results.map(
        ({ ruleId, ruleIndex }: { ruleId: string; ruleIndex: number }) =>
          `${ruleId} ${run.tool.driver.rules[ruleIndex]?.id}`,
      );

      assert.deepEqual(named, ['no-one no-one', 'no-two no-two']);
      assert.equal((await fixture.vireo('scan', 'one', 'two')).out.match(/^ {2}why: /gm)?.length, 2);
    });

    it('keeps its fingerprints when lines move', async () => {
      const prints = async () => {
        const [run] = JSON.parse((await fixture.vireo('scan', '--format', 'sarif')).out).runs;
        return run.results.map((each: { partialFingerprints: object }) => each.partialFingerprints);
      };
      const before = await prints();
      fixture.write('src/a b.ts', `// one\n\n/* two\n */\n${injection}`);

      assert.deepEqual(await prints(), before);
    });
  });

  it('gives JUnit that parses, a failure for each finding, whatever the source holds', async () => {
    fixture.write('src/odd.ts', 'const a = "<&]]>\u0001\ud800\u001b[2J"; debugger; // \u0007\n');

    const { out } = await fixture.vireo('scan', '--format', 'junit', '--fail-on', 'never');
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(out);

    assert.equal(XMLValidator.validate(out), true);
    const suites: { name: string; tests: string }[] = testsuites.testsuite;
    const cases = suites.reduce((sum, { tests }) => sum + Number(tests), 0);
    assert.equal(Number(testsuites.failures), cases);
    assert.ok(suites.some(({ name }) => name === 'src/odd.ts'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
    assert.doesNotMatch(out, /[\u0000-\u0008\u001b]/);
  });

  it('gives JUnit one passing case when nothing is found', async () => {
    const { out } = await fixture.vireo('scan', '--format', 'junit', '--rules', 'weak-hash');

    assert.match(out, /tests="1" failures="0"/);
  });

  describe('of files that were not scanned in full', () => {
    beforeEach(() => {
      writeFileSync(path.join(fixture.folder, 'latin.ts'), Buffer.from('const a = "caf\u00e9";\n', 'latin1'));
      fixture.write('huge.ts', `const a = 1;\n${'// more\n'.repeat(300_000)}`);
    });

    it('tell so as skipped cases in JUnit, beside findings and without any', async () => {
      for (const rules of ['debugger-statement', 'weak-hash']) {
        const { out } = await fixture.vireo('scan', '--format', 'junit', '--rules', rules);
        const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(out);

        assert.match(out, /<testsuite name="latin\.ts" [^>]*>\s*<testcase [^>]*>\s*<skipped message="[^"]+"/);
        assert.match(out, /<testcase [^>]*file="huge\.ts"[^>]*>\s*<skipped message="larger than the limit"/);
        assert.equal(testsuites.skipped, '2');
        assert.equal(Number(testsuites.tests), out.match(/<testcase /g)?.length);
        assert.equal(Number(testsuites.failures), out.match(/<failure /g)?.length ?? 0);
      }
    });

    it('are listed in Markdown, beside findings and without any', async () => {
      for (const rules of ['debugger-statement', 'weak-hash']) {
        const { out } = await fixture.vireo('scan', '--format', 'markdown', '--rules', rules);

        assert.match(out, /^### Not scanned in full$/m);
        assert.match(out, /^- <code>latin\.ts<\/code>: \w/m);
        assert.match(out, /^- <code>huge\.ts<\/code>: larger than the limit$/m);
      }
    });
  });

  it('gives Markdown the worst first, in which a source can start nothing', async () => {
    fixture.write('src/c.ts', 'debugger; // ``` </details> <img src=x> @somebody\n');

    const { out } = await fixture.vireo('scan', '--format', 'markdown');

    assert.match(out, /^## Vireo: \d findings \(1 critical, /);
    assert.ok(out.indexOf('sql-injection') < out.indexOf('debugger-statement'));
    assert.match(out, /````\ndebugger; \/\/ ``` <\/details>/);
  });

  it('leaves code in the messages of Markdown as it is, and gives what is no code no meaning', async () => {
    fixture.write('deploy/d.ts', 'export function f(): void {\n  const some_value = 1;\n}\n');

    const { out } = await fixture.vireo('scan', '--format', 'markdown', 'deploy');

    assert.match(out, /`some_value`/);
    assert.doesNotMatch(out, /some\\_value/);
  });

  it('keeps Markdown within what a code host takes as a comment', async () => {
    const many = Array.from({ length: 400 }, (_none, index) => `function f${index}() {\n  debugger;\n}\n`);
    fixture.write('src/many.ts', many.join(''));

    const { out } = await fixture.vireo('scan', '--format', 'markdown');

    assert.ok(out.length < 65_536);
    assert.match(out, /_and \d+ more\._/);
  });

  it('explains a rule once in text, cuts long lines round the place, and sums up', async () => {
    fixture.write(
      'src/long.ts',
      `const x = '${'a'.repeat(900)}'; debugger; const y = '${'b'.repeat(900)}';\n`,
    );

    const { out } = await fixture.vireo('scan', '--rules', 'debugger-statement');

    assert.equal(out.match(/^ {2}why: /gm)?.length, 1);
    assert.ok(Math.max(...out.split('\n').map((line) => line.length)) < 300);
    assert.match(out, /^ +1 \| a+'; debugger; const y = 'b+$/m);
    assert.match(out, /3 files scanned, 2 findings \(2 medium\), 1 suppressed\./);
  });
});
