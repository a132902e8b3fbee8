import assert from 'node:assert/strict';
import { type CliFixture, createCliFixture, createTeamRule } from '../testing.test.ts';

/** Of each group one: a secret, infrastructure, performance, quality, security. */
const files: Readonly<Record<string, string>> = {
  '.env': 'STRIPE_KEY=sk_live_4eC39HqLyjWDarjtT1zdp7dc\n',
  Dockerfile: 'FROM debian:12.8\nRUN sudo ls\nUSER app\n',
  'a.ts':
    'export async function f(ids: string[]) {\n  for (const id of ids) await fetch(id);\n}\ndebugger;\n',
  'b.ts': 'eval(location.hash);\n',
};

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers: [{ name: a, image: "a:1.2.3" }]\n';

interface Found {
  readonly message: string;
  readonly path: string;
  readonly ruleId: string;
  readonly severity: string;
}

describe('groups of rules', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    for (const [name, content] of Object.entries(files)) fixture.write(name, content);
  });
  afterEach(() => fixture.remove());

  async function find(...args: string[]): Promise<readonly Found[]> {
    const { out, err } = await fixture.vireo('scan', '--json', ...args);
    assert.equal(err, '');
    return JSON.parse(out).findings;
  }
  const idsOf = (found: readonly Found[]): readonly string[] =>
    [...new Set(found.map(({ ruleId }) => ruleId))].sort();

  describe('in --rules', () => {
    for (const [names, inside, outside] of [
      ['secrets', ['stripe-live-key'], ['code-injection', 'sudo-in-image', 'await-in-loop']],
      ['infrastructure', ['sudo-in-image'], ['stripe-live-key', 'code-injection']],
      ['performance', ['await-in-loop'], ['debugger-statement', 'code-injection']],
      ['quality', ['await-in-loop', 'debugger-statement'], ['code-injection', 'stripe-live-key']],
      ['security', ['code-injection', 'stripe-live-key'], ['debugger-statement']],
      ['security,!secrets', ['code-injection'], ['stripe-live-key', 'debugger-statement']],
      ['!quality,debugger-*', ['debugger-statement'], ['await-in-loop', 'code-injection']],
      ['!quality', ['code-injection'], ['debugger-statement', 'await-in-loop']],
      ['debugger-*,!debugger-statement', [], ['debugger-statement']],
    ] as const) {
      it(`reports what ${names} means`, async () => {
        const found = idsOf(await find('--rules', names));

        assert.deepEqual(
          inside.filter((id) => !found.includes(id)),
          [],
          found.join(),
        );
        assert.deepEqual(
          outside.filter((id) => found.includes(id)),
          [],
        );
      });
    }

    it("hold a team's rules by their category", async () => {
      fixture.write('.vireo/rules/legacy.yml', createTeamRule('no-legacy-client', 'legacy'));
      fixture.write('c.ts', "import * as legacy from 'legacy';\nlegacy.connect();\n");

      assert.ok(idsOf(await find('--rules', 'quality')).includes('no-legacy-client'));
      assert.ok(!idsOf(await find('--rules', 'security')).includes('no-legacy-client'));
    });

    for (const [name, near] of [
      ['secret', 'secrets'],
      ['infra', 'infrastructure'],
      ['Secrets', 'secrets'],
      ['sql-injecton', 'sql-injection'],
      ['sql', 'nosql-injection|sql-injection'],
    ] as const) {
      it(`refuses ${name} and names what may be meant`, async () => {
        const { code, err } = await fixture.vireo('scan', '--rules', name);

        assert.equal(code, 2);
        assert.match(err, new RegExp(`there is no rule "${name}"; did you mean .*(?:${near})`));
      });
    }

    it('refuses dependencies, which another command looks for', async () => {
      const { code, err } = await fixture.vireo('scan', '--rules', 'dependencies');

      assert.equal(code, 2);
      assert.match(err, /"vireo dependencies" looks for that/);
    });

    it('reports a rule of low confidence when it is named, and only then', async () => {
      fixture.write('pod.yml', pod);
      const unsure = await fixture.vireo('scan', '--json', '--confidence', 'low', 'pod.yml');
      const low = JSON.parse(unsure.out).findings.find(
        ({ confidence }: { confidence: string }) => confidence === 'low',
      ).ruleId;

      assert.deepEqual(idsOf(await find('--rules', low, 'pod.yml')), [low]);
      assert.ok(!idsOf(await find('pod.yml')).includes(low));
      assert.deepEqual(await find('--rules', low, '--confidence', 'high', 'pod.yml'), []);
    });
  });

  describe('in .vireo.yml', () => {
    const severityOf = (found: readonly Found[], id: string): string | undefined =>
      found.find(({ ruleId }) => ruleId === id)?.severity;

    it('set rules, an id before a beginning of ids, that before a group, that before *', async () => {
      fixture.write(
        '.vireo.yml',
        [
          'rules:',
          '  "*": info',
          '  quality: low',
          '  performance: high',
          '  "debugger-*": medium',
          '  stripe-live-key: off',
          '  secrets: critical',
        ].join('\n'),
      );

      const found = await find();

      assert.equal(severityOf(found, 'code-injection'), 'info');
      assert.equal(severityOf(found, 'await-in-loop'), 'high');
      assert.equal(severityOf(found, 'debugger-statement'), 'medium');
      assert.equal(severityOf(found, 'stripe-live-key'), undefined);
    });

    it('switch everything off but one group', async () => {
      fixture.write('.vireo.yml', 'rules: { "*": off, secrets: on }\n');

      assert.deepEqual(idsOf(await find()), ['stripe-live-key']);
    });

    it('hold for some paths alone, in overrides and in ignore', async () => {
      fixture.write(
        '.vireo.yml',
        'overrides: [{ paths: [a.ts], rules: { quality: off } }]\nignore: [{ rule: secrets, paths: [.env], reason: a sample }]\n',
      );
      fixture.write('c.ts', 'debugger;\n');

      const found = await find();

      assert.deepEqual(
        found.filter(({ ruleId }) => ruleId === 'debugger-statement').map(({ path }) => path),
        ['c.ts'],
      );
      assert.equal(severityOf(found, 'stripe-live-key'), undefined);
    });

    it('are refused where there is no such group, with the nearest name', async () => {
      fixture.write('.vireo.yml', 'rules:\n  secert: off\n');

      const { code, err } = await fixture.vireo('scan');

      assert.equal(code, 2);
      assert.equal(err, 'vireo: .vireo.yml:2: rules.secert: there is no such rule; did you mean secrets?\n');
    });
  });

  describe('as profiles', () => {
    it('are chosen on the command line over .vireo.yml', async () => {
      fixture.write('.vireo.yml', 'profile: security\n');

      assert.ok(!idsOf(await find()).includes('debugger-statement'));
      assert.ok(idsOf(await find('--profile', 'recommended')).includes('debugger-statement'));
      assert.ok(!idsOf(await find('--profile', 'security')).includes('debugger-statement'));
    });

    it('give way to a rule that the project sets', async () => {
      fixture.write('.vireo.yml', 'profile: security\nrules: { performance: on }\n');

      const found = idsOf(await find());

      assert.ok(found.includes('await-in-loop') && found.includes('code-injection'));
      assert.ok(!found.includes('debugger-statement'));
    });

    it('with strict report what is of low confidence, too', async () => {
      fixture.write('pod.yml', pod);
      const usual = await find();
      const strict = await find('--profile', 'strict');

      assert.ok(strict.length > usual.length);
    });

    it('with strict audit what gets a value from elsewhere', async () => {
      fixture.write(
        'read.js',
        "const fs = require('fs');\nexports.read = (name) => fs.readFileSync(name);\n",
      );
      const audited = async (...options: string[]) =>
        (await find(...options, 'read.js')).filter(({ ruleId }) => ruleId.startsWith('audit-'));

      assert.deepEqual(await audited(), []);
      assert.deepEqual(await audited('--profile', 'recommended', '--confidence', 'low'), []);
      assert.deepEqual(await audited('--profile', 'security'), []);
      const [finding, ...more] = await audited('--profile', 'strict');
      assert.deepEqual(more, []);
      assert.equal(finding?.ruleId, 'audit-file');
      assert.match(finding?.message ?? '', /^audit: /);
      assert.equal((await audited('--rules', 'audit-file')).length, 1);
    });

    it('are refused when there is none of that name', async () => {
      assert.equal((await fixture.vireo('scan', '--profile', 'paranoid')).code, 2);
    });
  });
});
