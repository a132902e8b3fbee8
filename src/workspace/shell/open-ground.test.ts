import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Act, RuleSet } from '../../domain/policy/acts/act.ts';
import { builtInRules } from '../../domain/policy/acts/built-in-rules.ts';
import { developerRules } from '../../domain/testing/policy-lines.ts';
import { decideFully } from './decide-fully.ts';

const lines = (text: string): readonly string[] =>
  text
    .split(/[¦\n]/)
    .map((each) => each.trim())
    .filter(Boolean);

const more: RuleSet = {
  source: 'user',
  rules: [
    {
      verdict: 'allow',
      commands: lines(
        'ag * ¦ ack * ¦ zip -r * ¦ tar czf * ¦ tar * ¦ cp -r * ¦ cp -a * ¦ ln * ¦ ln -s * ¦ grep -R * ¦ grep * -R ¦ rg * --hidden ¦ rg * -uuu ¦ diff -r * ¦ mycat *',
      ),
    },
  ],
};

/** Of what is below a folder. */
const recursive = lines(`
  grep -r x . ¦ grep -r x ¦ grep -rn x config ¦ grep -nr x ./config ¦ grep --recursive x config/ ¦ grep -R x config ¦
  grep x -r src certs ¦ grep -e x -r ¦ grep -r -e x config ¦ grep -ri "x" packages ¦ egrep -r x . ¦ rg x ¦ rg x config ¦ rg x src certs ¦
  rg -g .env x ¦ rg --hidden x ¦ rg -uuu x config ¦ rg -e x ¦ rg --files ¦ ag x ¦ ag x config ¦ ack x certs ¦ git grep x ¦ git grep x HEAD ¦
  git grep x -- certs ¦ tar czf a.tgz config ¦ tar czf a.tgz . ¦ tar -cf a.tar certs ¦ zip -r a.zip config ¦ zip -r a.zip . ¦
  cp -r config copy ¦ cp -a certs src/c ¦ cp -R packages p ¦ mv config c2 ¦ diff -r config src ¦ find . -name a -exec cat {} + ¦
  find config -type f -exec cat {} ; ¦ cat $(find config) ¦ cat $(git ls-files) ¦ find config | xargs cat ¦ cd packages && grep -r x . ¦
  cd packages/api && rg x ¦ cd config && grep -r x ¦ sh -c 'grep -r x config' ¦ timeout 5 grep -r x config ¦ time rg x certs ¦ echo a && grep -r x . ¦
  grep -r src ¦ rg src ¦ git grep src ¦ git grep x src -- ¦ git grep -e x config ¦ diff config certs ¦ grep -r tools ¦ grep -r x tools ¦ cp -r tools t ¦ mycat config ¦ cat certs/*.key ¦ ln -s config c ¦ grep -r x harmless/../config
`);

/** Of a word that a link makes something else. */
const linked = lines(`
  cat out/etc/passwd ¦ cat pass ¦ cat key ¦ cat src/../pass ¦ head -n 5 out/etc/passwd ¦ tail pass ¦ wc -l pass ¦ grep x pass ¦
  grep -r x out ¦ rg x out/etc ¦ sed -n 1p pass ¦ awk '{print $1}' pass ¦ sort key ¦ jq . pass ¦ diff pass src/app.ts ¦ cp key src/k ¦
  cp src/app.ts out/tmp/x ¦ cp src/app.ts new ¦ cp src/app.ts new/x ¦ tee new ¦ touch new ¦ mkdir -p out/tmp/x ¦ rm -rf out/tmp ¦ ls out ¦ find out -name x ¦
  cat up/x ¦ cat first/etc/passwd ¦ cat loop/x ¦ cat linked/.env ¦ cat linked/*.key ¦ cat l*/secret.key ¦ cat tools/*/passwd.txt ¦ python out/tmp/x.py ¦ node out/tmp/x.js ¦
  pytest out/tmp ¦ npx eslint --fix out/tmp ¦ npx jest -u out/tmp ¦ npx tsc -p out/tmp ¦ ruff check --fix out/tmp ¦ biome check --write out ¦
  cd out && cat etc/passwd ¦ cd out/etc && cat passwd ¦ cd tools && cat away/etc/passwd ¦ cd tools && cd away && cat etc/passwd ¦
  ln -s / x && cat x/etc/passwd ¦ ln -s .. x && cat x/y ¦ ln -s src x && cat x/app.ts ¦ ln -sf out x; cat x/etc/passwd ¦ ln -s out x ¦
  ln key k2 ¦ mv out o2 ¦ sh -c 'ln -s src x'; cat x/app.ts ¦ cat "out"/etc/passwd ¦ cat ./out/./etc/passwd ¦ git diff -- out/etc/passwd
`);

const ordinary = lines(`
  grep -r config src ¦ rg certs src ¦ git grep certs -- src ¦ grep -r TODO src ¦ grep -rn TODO src docs ¦ grep -R x src ¦ grep x src/app.ts ¦ rg TODO src ¦ rg -n x src docs ¦ ag x src ¦ git grep x src ¦ git grep x -- src docs ¦
  cp -r src copy ¦ cp src/app.ts src/b.ts ¦ mv src/app.ts src/b.ts ¦ mv src lib ¦ zip -r a.zip src ¦ tar czf a.tgz src ¦ diff -r src docs ¦ ls -R config ¦ ls ¦
  find . -name "*.ts" ¦ tree config ¦ cat harmless/app.ts ¦ grep -r x harmless ¦ cat src/*.ts ¦ wc -l src/*.ts ¦ cat src/app.ts ¦ cd packages/api && cat src/a.ts ¦
  cd packages && rg x api/src ¦ npm test ¦ npx eslint --fix src ¦ npx jest -u ¦ ruff check --fix . ¦ pytest src ¦ coverage run -m pytest ¦ rm -rf build ¦
  touch src/new.ts ¦ mkdir -p src/a/b ¦ ln -s src s2 ¦ git diff --stat ¦ git add -A ¦ cat README.md | grep x
`);

describe('commands where links and folders lead further than their words', () => {
  let folder: string;
  const act = (command: string): Act => ({ tool: 'run_command', effect: 'write', userId: 'u', command });
  const decide = async (line: string, sets: readonly RuleSet[] = []) =>
    await decideFully(act(line), [builtInRules, developerRules, more, ...sets], path.join(folder, 'project'));
  const verdicts = async (all: readonly string[], sets?: readonly RuleSet[]) =>
    await Promise.all(all.map(async (line) => ({ line, verdict: (await decide(line, sets)).verdict })));

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ground-'));
    const write = (name: string) => {
      const file = path.join(folder, 'project', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, 'x\n');
    };
    const files =
      'src/app.ts src/lib/util.ts docs/a.md README.md config/.env certs/secret.key packages/api/src/a.ts packages/api/.npmrc node_modules/a/test.pem tools/a.ts plans/a.txt';
    for (const name of files.split(' ')) write(name);
    const links = {
      out: '/',
      up: '..',
      pass: '/etc/passwd',
      key: 'certs/secret.key',
      linked: 'certs',
      harmless: 'src',
      new: '/tmp/vireo-not-there',
      loop: 'loop',
      first: 'out',
      'tools/away': '../out',
    };
    for (const [name, to] of Object.entries(links)) symlinkSync(to, path.join(folder, 'project', name));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('are asked about or refused where a folder that they read holds what is protected', async () => {
    const found = await verdicts(recursive);

    assert.deepEqual(
      found.filter(({ verdict }) => verdict === 'allow'),
      [],
    );
  });

  it('are asked about or refused where a link leads out or to what is protected', async () => {
    const found = await verdicts(linked);

    assert.deepEqual(
      found.filter(({ verdict }) => verdict === 'allow'),
      [],
    );
  });

  it('are allowed as before where nothing of it is there', async () => {
    const found = await verdicts(ordinary);

    assert.deepEqual(
      found.filter(({ verdict }) => verdict !== 'allow'),
      [],
    );
  });

  it('are denied where a rule of a person denies what they come to, whatever allows the rest', async () => {
    const rules: RuleSet[] = [
      { source: 'user', rules: [{ verdict: 'allow' }] },
      { source: 'workspace', rules: [{ verdict: 'deny', paths: ['plans/**', 'certs/**'] }] },
    ];
    const found = await verdicts(
      ['grep -r x plans', 'rg x', 'cp -r plans p', 'cat key', 'cat linked/a', 'ls src'],
      rules,
    );

    assert.deepEqual(
      found.map(({ verdict }) => verdict),
      ['deny', 'deny', 'deny', 'deny', 'deny', 'allow'],
    );
  });

  it('say which word it was, and why', async () => {
    const read = await decide('grep -rn x config');
    const led = await decide('cat out/etc/passwd');
    const whole = await decide('grep -rn x config', [
      { source: 'user', rules: [{ verdict: 'allow', commands: ['grep -rn x config'] }] },
    ]);

    assert.deepEqual(read.doubt, { at: 3, kind: 'folder', what: 'config', of: 'grep' });
    assert.deepEqual(led.doubt, { at: 1, kind: 'path', what: 'out/etc/passwd', of: 'cat' });
    assert.equal(whole.verdict, 'allow');
  });
});
