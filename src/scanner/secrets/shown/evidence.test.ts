import assert from 'node:assert/strict';
import { ruleSet } from '../../rules.generated.ts';
import { severityOf } from '../../severity.ts';
import { lineStarts } from '../../syntax/lines.ts';
import { createSecretAnalysis } from '../index.ts';

const analysis = createSecretAnalysis(ruleSet.secrets ?? []);

function severities(path: string, text: string): readonly string[] {
  const { hits } = analysis({ path, language: 'text', text, lines: lineStarts(text) });
  return hits.map(({ impact, evidence, rule }) => severityOf(impact ?? rule.severity, evidence));
}

const hash = '2b64f2e3f9fee1942af9ff60d40aa5a719db33b8ba8dd4864bb4f11e25ca2bee'.repeat(2);
const script = (name: string, command: string) => `{\n  "scripts": {\n    "${name}": "${command}"\n  }\n}\n`;
const sender = 'Q7x_kR2vLmT9sWbE4nYp1A';
const key = '3f9a61c07be84d2c95d1e86f02b7a4ce';
const half = 'b81d47e6f0a3492cae57d2901c6f38b5';
const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a command that starts a test',
    'package.json',
    script('browser', 'cypress run --env LOGIN_PASSWORD=kangaroo4all'),
    ['low'],
  ],
  [
    'a script that is named as a test',
    'package.json',
    script('test:db', 'DB_PASSWORD=kangaroo4all node run.js'),
    ['low'],
  ],
  [
    'a test that asks another machine',
    'package.json',
    script('e2e', "playwright test --url 'https://shop.acme.io' DB_PASSWORD=kangaroo4all"),
    ['medium'],
  ],
  [
    'an example of the documentation',
    'share/doc/cluster/examples/node.yml',
    'authentication:\n  username: replicator\n  password: rep-Pass1\n',
    ['low'],
  ],
  ['a template', 'etc/config.yml.in', 'superuser:\n  password: rep-Pass1\n', ['low']],
  ['a line that is a comment', 'etc/config.yml', '#rewind:\n#  password: "rep-Pass1"\n', ['low']],
  ['a password in code', 'src/db.js', "connect({ user: 'ada', password: 'rep-Pass1' });\n", ['medium']],
  ['a setting', 'etc/config.yml', 'rewind:\n  password: "rep-Pass1"\n', ['medium']],
  ['an invitation', 'PKG-INFO', '- [Room](https://zoom.example/my/ann?pwd=c0JZTHlNdS9Sek9vdzR3)\n', []],
  [
    'an address in code',
    'room.js',
    "open('https://zoom.example/my/ann?pwd=c0JZTHlNdS9Sek9vdzR3');\n",
    ['medium'],
  ],
  ['names in LiveScript', 'src/db.ls', '[port, redisPass] = credentials<[ port password ]>\n', []],
  ['a test in a makefile', 'Makefile', 'check:\n\tDB_PASSWORD=kangaroo4all pytest -q\n', ['low']],
  [
    'a script that serves',
    'package.json',
    script('start', 'DB_PASSWORD=kangaroo4all node serve.js'),
    ['medium'],
  ],
  [
    'a script that ships the newest',
    'package.json',
    script('latest', 'DB_PASSWORD=kangaroo4all node ship.js'),
    ['medium'],
  ],
  [
    'a job for a service of its machine',
    '.travis.yml',
    'before_script:\n  - node app --setup="{\\"host\\":\\"127.0.0.1\\",\\"password\\":\\"kangaroo4all\\"}"\n',
    ['low'],
  ],
  [
    'a job that ships',
    '.travis.yml',
    'deploy:\n  - node app --host=db.acme.io --db-password=kangaroo4all\n',
    ['low'],
  ],
  ['the database of a job', '.gitlab-ci.yml', 'variables:\n  POSTGRES_PASSWORD: kangaroo4all\n', ['low']],
  ['the same outside of CI', 'settings.yml', 'POSTGRES_PASSWORD: kangaroo4all\n', ['medium']],
  ['a hash', 'config.json', `{ "password": "${hash}", "algo": "sha512" }`, ['medium']],
  ['what only looks like one', 'config.json', `{ "password": "${hash}", "port": 80 }`, ['medium']],
  ['a right to do without', 'etc/sudoers.d/app', 'app    ALL=(ALL:ALL) NOPASSWD:APP_ACTIONS1\n', []],
  ['a log of changes', 'ChangeLog', 'feature:\n- (password) password -> criton1\n', []],
  ['news', 'NEWS.Debian', '  * smtp_password: renamed-to-secret1\n', []],
  ['a password in a log of changes', 'ChangeLog', '- set password = Kangaroo-4711!x\n', ['low']],
  [
    'a secret that sends events',
    'app.js',
    `const ga = { measurementId: "G-AB12CD34EF", apiSecret: "${sender}" };\n`,
    ['medium'],
  ],
  [
    'the same with no id of events beside it',
    'app.js',
    `const shop = { shopId: "4711", apiSecret: "${sender}" };\n`,
    ['medium'],
  ],
  [
    'another secret beside such an id',
    'app.js',
    `const ga = { measurementId: "G-AB12CD34EF" };\nconst clientSecret = "${sender}";\n`,
    ['medium'],
  ],
  [
    'an address that events are sent to',
    'app.js',
    `new Client('https://${key}:${half}@errors.acme.io/12434');\n`,
    ['medium'],
  ],
  [
    'an address of another kind',
    'app.js',
    `fetch('https://${key}:${half}@errors.acme.io/orders');\n`,
    ['high'],
  ],
  ['an address with a name', 'app.js', `fetch('https://robin:${half}@errors.acme.io/12434');\n`, ['high']],
  ['a stand-in for a service', 'src/emulator/app.yml', 'DB_PASSWORD: kangaroo4all\n', ['low']],
  ['what is named like one', 'src/emulator.yml', 'DB_PASSWORD: kangaroo4all\n', ['medium']],
];

describe('how bad a password is where it stands', () => {
  for (const [name, path, text, expected] of cases) {
    it(`${name}: ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(severities(path, text), expected);
    });
  }
});
