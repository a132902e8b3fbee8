import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const rule = `id: no-legacy-client
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
const model = `name: ours
family: script
sinks:
  - { class: command, call: [ours.launch], args: [0] }
`;

const configRule = `id: no-internal-registry
title: Image of the old registry
category: security
severity: medium
confidence: high
cwe: [829]
owasp: [A08:2021]
tags: [ours]
message: The old registry goes away.
why: Images there are not scanned any more, and nobody mends what is in them.
fix: Take the image from the new registry.
references: [https://example.org/wiki]
match:
  - format: dockerfile
    resource: [final-stage]
    where: [{ path: image, matches: "^old[.]example[.]org/" }]
examples:
  dockerfile:
    bad: ["FROM old.example.org/a:1.2.3\\nUSER a\\n", "FROM old.example.org/b:1.2.3\\nUSER b\\n"]
    good: ["FROM new.example.org/a:1.2.3\\nUSER a\\n", "FROM debian:12.8\\nUSER a\\n"]
`;

describe('vireo rules', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  it("lists, shows and documents Vireo's rules and the team's", async () => {
    fixture.write('.vireo/rules/no-legacy-client.yml', rule);

    const list = JSON.parse((await fixture.vireo('rules', 'list', '--json')).out);
    const shown = await fixture.vireo('rules', 'show', 'sql-injection');
    const own = JSON.parse((await fixture.vireo('rules', 'show', 'no-legacy-client', '--json')).out);

    assert.ok(list.rules.length > 30);
    assert.match(
      shown.out,
      /^SQL injection \(sql-injection\)\nsecurity · critical .*\nCWE-89 · OWASP A03:2021\n\nWhy: /,
    );
    assert.equal(own.origin, 'team');
    assert.match((await fixture.vireo('rules', 'docs')).out, /^## no-legacy-client$/m);
    assert.equal((await fixture.vireo('rules', 'show', 'none')).code, 1);
  });

  it('shows a bad and a good example of a rule, ours or of the team', async () => {
    fixture.write('.vireo/rules/no-legacy-client.yml', rule);
    const json = async (id: string) => JSON.parse((await fixture.vireo('rules', 'show', id, '--json')).out);

    const shown = await fixture.vireo('rules', 'show', 'unsafe-yaml-load');
    const both = await fixture.vireo('rules', 'show', 'sql-injection');

    assert.match(shown.out, /\n\nBad:\n {4}\S[\s\S]*\n\nGood:\n {4}\S/);
    assert.match(both.out, /\nBad \(typescript, tsx, javascript\):\n[\s\S]*\nGood \(python\):\n/);
    const languages = (await json('sql-injection')).examples.map(
      (each: { languages: string[] }) => each.languages,
    );
    assert.deepEqual(languages, [['typescript', 'tsx', 'javascript'], ['python']]);
    const [own] = (await json('no-legacy-client')).examples;
    assert.match(own.bad, /from 'legacy'/);
    assert.match(own.good, /from 'modern'/);
    // No value of a secret is kept, so there is none to show.
    assert.deepEqual((await json('npm-token')).examples, []);
  });

  it('lists the rules of a group, of a beginning of ids, and all but those', async () => {
    const idsOf = async (...names: string[]): Promise<readonly string[]> =>
      JSON.parse((await fixture.vireo('rules', 'list', '--json', ...names)).out).rules.map(
        ({ id }: { id: string }) => id,
      );

    assert.ok((await idsOf('secrets')).includes('github-personal-token'));
    assert.ok(!(await idsOf('secrets')).includes('sql-injection'));
    assert.deepEqual(
      (await idsOf('dependencies')).filter((id) => !id.startsWith('dependency-')),
      [],
    );
    assert.ok((await idsOf('sql-*', 'performance')).includes('sql-injection'));
    assert.ok(!(await idsOf('security', '!secrets')).includes('github-personal-token'));
    assert.match(
      (await fixture.vireo('rules', 'list')).out,
      /^\d+ rules in groups: secrets \d{3}, performance \d+, dependencies 6, infrastructure \d{3}, security \d{3}, quality \d{3}$/m,
    );
  });

  for (const [text, id] of [
    ['MD5', 'weak-hash'],
    ['cwe-89', 'sql-injection'],
    ['CKV_AWS_23', 'missing-firewall-description'],
    ['Firewall rule without', 'missing-firewall-description'],
  ] as const) {
    it(`finds rules by what they say of themselves: ${text}`, async () => {
      const { out, code } = await fixture.vireo('rules', 'search', text);

      assert.match(out, new RegExp(`^${id} .*\\w$`, 'm'));
      assert.equal(code, 0);
    });
  }

  it('takes a CWE as a number, and exits with 1 where no rule speaks of something', async () => {
    const { rules } = JSON.parse((await fixture.vireo('rules', 'search', 'CWE-79', '--json')).out);
    const none = await fixture.vireo('rules', 'search', 'nothing of the kind');

    assert.ok(rules.length > 0);
    assert.ok(rules.every(({ cwe }: { cwe: number[] }) => cwe.includes(79)));
    assert.deepEqual({ out: none.out, code: none.code }, { out: '0 rules\n', code: 1 });
  });

  it('names what may be meant where there is no such rule or group', async () => {
    const list = await fixture.vireo('rules', 'list', 'infra');
    const show = await fixture.vireo('rules', 'show', 'sql-injecton');

    assert.deepEqual({ code: list.code, out: list.out }, { code: 2, out: '' });
    assert.match(list.err, /no rule or group "infra"; did you mean infrastructure/);
    assert.equal(show.code, 1);
    assert.match(show.err, /no rule "sql-injecton"; did you mean sql-injection/);
  });

  it('proves the examples of a rule, and fails when one does not hold', async () => {
    fixture.write('.vireo/rules/no-legacy-client.yml', rule);
    assert.deepEqual(JSON.parse((await fixture.vireo('rules', 'test', '--json')).out), {
      rules: ['no-legacy-client'],
      problems: [],
    });

    fixture.write(
      '.vireo/rules/no-legacy-client.yml',
      rule.replace('const a = 1;', "require('legacy').connect();"),
    );
    const { out, code } = await fixture.vireo('rules', 'test');

    assert.match(out, /no-legacy-client \(typescript\), good example 2: reported at line 1/);
    assert.equal(code, 1);
  });

  it('runs them in a scan, with the models of the team', async () => {
    fixture.write('.vireo/rules/no-legacy-client.yml', rule);
    fixture.write('.vireo/rules/models/ours.yml', model);
    fixture.write('a.ts', "import { connect } from 'legacy';\nconnect();\n");
    fixture.write(
      'b.ts',
      "import express from 'express';\nimport { launch } from 'ours';\nexpress().get('/', (req, res) => {\n  launch(req.query.x);\n});\n",
    );

    const { findings } = JSON.parse((await fixture.vireo('scan', '--json')).out);
    const found = findings.map((each: { path: string; ruleId: string }) => `${each.path} ${each.ruleId}`);

    assert.ok(found.includes('a.ts no-legacy-client'), found.join());
    assert.ok(found.includes('b.ts command-injection'), found.join());
  });

  it("takes a team's rules for infrastructure, too", async () => {
    fixture.write('.vireo/rules/no-internal-registry.yml', configRule);
    fixture.write('Dockerfile', 'FROM old.example.org/app:1.2.3\nUSER app\n');

    const proof = await fixture.vireo('rules', 'test');
    const { findings } = JSON.parse((await fixture.vireo('scan', '--json', '--rules', 'no-*')).out);

    assert.match(proof.out, /^1 rule, 0 problems$/m);
    assert.ok(findings.some(({ ruleId }: { ruleId: string }) => ruleId === 'no-internal-registry'));
  });

  for (const [what, change, expected] of [
    [
      'a field that does not exist',
      ['severity: medium', 'severity: medium\nscript: "./evil.js"'],
      /:6: script: there is no such field/,
    ],
    [
      'a severity that does not exist',
      ['severity: medium', 'severity: loud'],
      /:5: severity: .*critical, high, medium/,
    ],
    [
      'a check that is code of its own',
      ['match:\n  - call: [legacy.connect]', 'check: ./evil.js'],
      /check: .*cannot bring code/,
    ],
    [
      "an id of Vireo's own",
      ['id: no-legacy-client', 'id: sql-injection'],
      /id: "sql-injection" is a rule of Vireo's own/,
    ],
    [
      'an expression that does not compile',
      ['call: [legacy.connect]', 'call: [a.b]\n    where: [{ arg: 0, matches: "(" }]'],
      /\/\(\/i is refused: it does not compile/,
    ],
    [
      'an expression that may take for ever, as it is run and with what attacks it',
      ['call: [legacy.connect]', 'call: [a.b]\n    where: [{ arg: 0, matches: "^(a+)+$" }]'],
      /\/\^\(a\+\)\+\$\/i may take for ever: the attack string is .*repeat/,
    ],
  ] as const) {
    it(`are refused with ${what}, file, line and field`, async () => {
      fixture.write('.vireo/rules/no-legacy-client.yml', rule.replace(change[0], change[1]));

      const { err, code } = await fixture.vireo('scan');

      assert.equal(code, 2);
      assert.match(err, /^vireo: \.vireo\/rules\/no-legacy-client\.yml:/);
      assert.match(err, expected);
    });
  }

  it('tells what is wrong with each field first, and once what is missing', async () => {
    fixture.write('.vireo/rules/broken.yml', 'id: broken\ntitle: x\nseverity: loud\nfoo: 1\n');
    fixture.write(
      '.vireo/rules/near.yml',
      rule
        .replace('call: [legacy.connect]', 'call: [a.b]\n    where: [{ arg: 0, matchez: x }]\n  - cull: [x]')
        .replace('"const a = 1;\\n"', '1'),
    );

    const { problems } = JSON.parse((await fixture.vireo('rules', 'test', '--json')).out);

    assert.deepEqual(problems, [
      '.vireo/rules/broken.yml:3: severity: must be equal to one of the allowed values: critical, high, medium, low, info',
      '.vireo/rules/broken.yml:4: foo: there is no such field',
      '.vireo/rules/broken.yml:1: the file: needs one of match, flow, check',
      '.vireo/rules/broken.yml:1: the file: needs category, languages, confidence, cwe, owasp, tags, message, why, fix, references, examples',
      '.vireo/rules/near.yml:16: match.0.where.0.matchez: there is no such field',
      '.vireo/rules/near.yml:17: match.1.cull: there is no such field',
      '.vireo/rules/near.yml:21: examples.script.good.1: must be string or object',
      '.vireo/rules/near.yml:17: match.1: needs exactly one of call, property, assign, node',
    ]);
  });

  it('says that it follows no link', async () => {
    fixture.write('.vireo/rules/no-legacy-client.yml', rule);
    symlinkSync('no-legacy-client.yml', path.join(fixture.folder, '.vireo/rules/linked.yml'));

    const { out, code } = await fixture.vireo('rules', 'test');

    assert.match(out, /^\.vireo\/rules\/linked\.yml is not a plain file$/m);
    assert.equal(code, 1);
  });

  it('refuses more rules than anybody writes', async () => {
    for (let index = 0; index <= 300; index += 1) fixture.write(`.vireo/rules/r${index}.yml`, 'id: x\n');

    const { err, code } = await fixture.vireo('scan');

    assert.equal(code, 2);
    assert.match(err, /301 files, the limit is 300/);
  });
});
