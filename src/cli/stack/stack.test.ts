import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const isStack = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync(path.join(root, 'docs/stack.schema.json'), 'utf8')),
);

describe('vireo stack', () => {
  let fixture: CliFixture;
  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  const copy = (project: string, to = '.') =>
    cpSync(path.join(root, 'test/fixtures/stack', project), path.join(fixture.folder, to), {
      recursive: true,
    });

  it('shows languages with bars, technologies by purpose, and packages', async () => {
    copy('turbo-pnpm');

    const { out, err, code } = await fixture.vireo('stack');

    assert.match(out, /^acme {2}14 files, \d+ lines of code, 3 of comments, 4 packages$/m);
    assert.match(out, /^ {2}TypeScript {2}█+[▏▎▍▌▋▊▉]? +31\.8 % +7 lines {2}3 files$/m);
    assert.match(out, /^ {2}also: JSON \d+/m);
    assert.match(out, /^Frameworks\n {2}Fastify 5\.6\.1, Vue 3\.5\.22$/m);
    assert.match(out, /^Databases\n {2}PostgreSQL 16\.4, Redis 7\.4$/m);
    assert.match(out, /^ {2}@repo\/ui {2}packages\/ui {2}\(pnpm\) {2}TypeScript, Vue$/m);
    assert.match(out, /^Left out: lock files, whose lines nobody wrote \(1\)\.$/m);
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  it('names the places with --evidence', async () => {
    copy('turbo-pnpm');

    const { out } = await fixture.vireo('stack', '--evidence');

    assert.match(out, /^ {2}Fastify 5\.6\.1\n {4}apps\/api\/package\.json:11 {2}fastify \^5\.6\.1$/m);
    assert.match(out, /^ {4}docker-compose\.yml:3 {2}image postgres:16\.4-alpine$/m);
  });

  it('says where it is not sure', async () => {
    fixture.write('Makefile', 'test:\n\tpytest -q\n');

    assert.match((await fixture.vireo('stack')).out, /pytest \(likely\)/);
  });

  it('narrows to a package, by name or folder, and names those that there are', async () => {
    copy('turbo-pnpm');

    const byName = await fixture.vireo('stack', '--package', '@repo/web');
    const byFolder = await fixture.vireo('stack', '--package', 'apps/web/');
    const wrong = await fixture.vireo('stack', '--package', 'nothing');

    assert.match(byName.out, /^@repo\/web {2}3 files/);
    assert.doesNotMatch(byName.out, /Fastify/);
    assert.equal(byFolder.out, byName.out);
    assert.match(
      wrong.err,
      /there is no package "nothing"\. There are: acme, @repo\/api, @repo\/web, @repo\/ui/,
    );
    assert.equal(wrong.code, 2);
  });

  it('writes JSON that its schema takes, of several paths', async () => {
    copy('turbo-pnpm', 'one');
    copy('terraform-aws', 'two');
    fixture.write('three/package.json', '{ broken');

    const { out, err } = await fixture.vireo('stack', 'one', 'two', 'three', '--json');
    const value = JSON.parse(out);

    assert.deepEqual(isStack(value) ? [] : isStack.errors, []);
    assert.deepEqual(
      value.stacks.map((each: { path: string }) => each.path),
      ['one', 'two', 'three'],
    );
    assert.match(err, /^note: package\.json:1: is not valid JSON/);
  });

  it('has a schema that refuses what is none', () => {
    assert.equal(isStack({ version: 1, stacks: [{ path: '.' }] }), false);
    assert.equal(isStack({ version: 2, stacks: [] }), false);
  });

  it('writes Markdown in which no name is markup', async () => {
    copy('cargo-axum');
    fixture.write('x/package.json', '{"name":"<img src=x>|[a](b)","dependencies":{"react":"<b>1|2</b>"}}');

    const { out } = await fixture.vireo('stack', '--format', 'markdown', '--evidence');

    assert.match(out, /^\| Rust \| 100\.0 % \| 7 \| 3 \| 1 \| 2 \|$/m);
    assert.match(out, /^\| Frameworks \| Axum 0\.8\.6 \| crates\/api\/Cargo\.toml:7 \(axum 0\.8\.6\) \|$/m);
    assert.doesNotMatch(out, /(?<!\\)[<[]/);
    for (const line of out.split('\n').filter((each) => each.startsWith('|')))
      assert.ok([4, 7].includes(line.split(/(?<!\\)\|/).length - 1), line);
  });

  it('lets no name steer the terminal', async () => {
    fixture.write('package.json', '{"name":"a\\u001b[2Jb","dependencies":{"react":"\\u001b]0;x\\u0007"}}');

    const { out } = await fixture.vireo('stack', '--evidence');

    assert.doesNotMatch(out, new RegExp(String.fromCharCode(27)));
  });

  it('writes to a file, and nothing beside it', async () => {
    copy('go-gin');

    const { out } = await fixture.vireo('stack', '--json', '--output', 'stack.json');
    const written = JSON.parse(readFileSync(path.join(fixture.folder, 'stack.json'), 'utf8'));

    assert.equal(out, '');
    assert.equal(isStack(written), true);
  });

  it('refuses settings that are wrong, in the words of a scan', async () => {
    fixture.write('a.js', 'run();\n');
    fixture.write('.vireo.yml', 'exclude: ["*.js"]\nfoo: 1\nbar: 2\n');

    const { out, err, code } = await fixture.vireo('stack');

    assert.equal(out, '');
    assert.match(
      err,
      /^vireo: \.vireo\.yml:2: foo: there is no such setting.*\nvireo: \.vireo\.yml:3: bar: /,
    );
    assert.equal(code, 2);
  });

  it('says so where there is nothing, and ends with 2 where nothing can be read', async () => {
    const empty = await fixture.vireo('stack');
    const missing = await fixture.vireo('stack', 'nowhere');

    assert.match(empty.out, /Nothing to read here/);
    assert.equal(empty.code, 0);
    assert.match(missing.err, /nowhere cannot be read/);
    assert.equal(missing.code, 2);
  });
});
