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
