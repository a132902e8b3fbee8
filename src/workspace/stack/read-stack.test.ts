import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stack } from './model.ts';
import { readStack } from './read-stack.ts';
import { idsOf } from './testing.test.ts';

const fixtures = fileURLToPath(new URL('../../../test/fixtures/stack', import.meta.url));

/** Project → what it is made of, with the version where the project says one, and nothing else. */
const expected: Readonly<Record<string, string>> = {
  'next-app': `eslint 9.37.0, nextjs 15.5.4, nodejs, npm, postcss, react 19.1.0, tailwindcss 4.1.14, typescript 5.9.3`,
  'turbo-pnpm': `bullmq, docker, docker-compose, fastify 5.6.1, github-actions, nodejs 22.14.0, pnpm 9.0.0,
    postgresql 16.4, prettier 3.6.2, prisma 6.16.3, redis 7.4, turbopack 2.5.8, typescript 5.9.2, vite 7.1.9, vitest 3.2.4,
    vue 3.5.22`,
  django: `black 25.9.0, celery 5.5.3, django 5.2.7, docker, flake8 7.3.0, gitlab-ci, gunicorn 23.0.0, pip,
    postgresql 16, pytest 8.4.2, python 3.12, redis`,
  'uv-fastapi': `fastapi >=0.118.0, mypy >=1.18.2, polars >=1.34.0, pre-commit, pytest >=8.4.2, python 3.12,
    ruff 0.13.3, sqlalchemy, uv`,
  'spring-maven': `jacoco 0.8.13, java 21, jenkins, junit, lombok, maven 3.9.11, postgresql, spring-boot 3.5.6`,
  'ktor-gradle': `gradle 8.14.3, java 21, kotest 6.0.3, kotlin 2.2.20, ktor 3.3.0, spotless 7.2.1`,
  'go-gin': `docker, gin 1.11.0, go 1.25.1, go-modules, go-test, golangci-lint, helm, kubernetes, make, postgresql`,
  'cargo-axum': `axum 0.8.6, cargo, cargo-test, clippy, github-actions, proptest 1.8, rust 1.90.0, rustfmt,
    serde 1.0.228, sqlx-rust 0.8.6, tokio 1.47.1`,
  rails: `brakeman 7.1.0, bundler, capybara 3.40.0, puma 7.0.4, rails 8.0.3, rake, rubocop, ruby 3.4.6, solid-queue,
    sqlite, turbo-hotwire 2.0.17`,
  laravel: `axios ^1.11.0, composer, laravel 12.32.5, laravel-pint 1.25.1, nodejs, php ^8.2, phpunit 11.5.42,
    tailwindcss ^4.0.0, vite ^7.0.4`,
  dotnet: `aspnet-core, azure-pipelines, dotnet 9.0.305, msbuild, nuget, postgresql, serilog 9.0.0, xunit 2.9.3`,
  'terraform-aws': `ansible, aws, aws-sam, cloudformation, github-actions, python 3.13, terraform 1.13.3, terraform-fmt,
    tflint`,
  phoenix: `credo 1.7.13, ecto, elixir ~> 1.18, hex, mix, mix-format, phoenix 1.8.1, postgresql`,
  flutter: `dart ^3.9.2, dart-lints, flutter, flutter-test, pub, sqlite`,
};

describe('stack of a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-stack-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };

  /** Elsewhere than here, where our own settings leave fixtures out. */
  const stackOfFixture = async (project: string): Promise<Stack> => {
    const copy = path.join(folder, project);
    cpSync(path.join(fixtures, project), copy, { recursive: true });
    return await readStack(copy);
  };

  for (const [project, ids] of Object.entries(expected)) {
    it(`is found whole in ${project}, and no more`, async () => {
      const { technologies, problems } = await stackOfFixture(project);

      assert.deepEqual(
        technologies.map(({ id, version }) => `${id} ${version ?? ''}`.trim()),
        ids.split(',').map((each) => each.trim()),
      );
      assert.deepEqual(problems, []);
    });
  }

  const membersOf = async (project: string) => {
    const { packages } = await stackOfFixture(project);
    return packages.map(({ folder: at, name, memberOf }) => `${at} ${name} ${memberOf?.kind ?? '–'}`);
  };

  it('knows the members of workspaces of each kind', async () => {
    write('go.work', 'go 1.25\n\nuse (\n\t./a\n\t./tools/b\n)\n');
    for (const module of ['a', 'tools/b', 'c']) write(`${module}/go.mod`, `module example.com/${module}\n`);
    write('yarn.lock', '__metadata:\n  version: 8\n');
    write('package.json', '{"name":"it","workspaces":{"packages":["js/**","!js/old"]}}');
    for (const name of ['js/x/y', 'js/old']) write(`${name}/package.json`, `{"name":"${name}"}`);

    const { packages } = await readStack(folder);

    assert.deepEqual(
      packages.map(({ folder: at, memberOf }) => `${at} ${memberOf?.kind ?? '–'}`),
      ['. –', 'a go', 'c –', 'js/old –', 'js/x/y yarn', 'tools/b go'],
    );
  });

  it('takes a folder for a member only where it has a manifest of that kind of workspace', async () => {
    write('package.json', '{"name":"it","workspaces":["packages/*"]}');
    write('packages/api/requirements.txt', 'fastapi==0.118.0\n');
    write('packages/web/package.json', '{"name":"web"}');
    write('packages/web/requirements.txt', 'ruff==0.13.3\n');

    const { packages } = await readStack(folder);

    assert.deepEqual(
      packages.map(({ folder: at, memberOf }) => `${at} ${memberOf?.kind ?? '–'}`),
      ['. –', 'packages/api –', 'packages/web npm'],
    );
  });

  it('knows the members of workspaces as generators make them', async () => {
    assert.deepEqual(await membersOf('turbo-pnpm'), [
      '. acme –',
      'apps/api @repo/api pnpm',
      'apps/web @repo/web pnpm',
      'packages/ui @repo/ui pnpm',
    ]);
    assert.deepEqual(await membersOf('uv-fastapi'), ['. orders –', 'libs/pricing pricing uv']);
    assert.deepEqual(await membersOf('spring-maven'), [
      '. billing –',
      'billing-core billing-core maven',
      'billing-web billing-web maven',
    ]);
    assert.deepEqual(await membersOf('ktor-gradle'), [
      '. ktor-gradle –',
      'server server gradle',
      'shared shared gradle',
    ]);
    assert.deepEqual(await membersOf('cargo-axum'), [
      '. cargo-axum –',
      'crates/api api cargo',
      'crates/model model cargo',
    ]);
    assert.deepEqual(await membersOf('dotnet'), [
      '. dotnet –',
      'src/Acme.Api Acme.Api dotnet',
      'tests/Acme.Api.Tests Acme.Api.Tests dotnet',
    ]);
  });

  const linesOf = ({ languages }: Stack, wanted: string) => {
    const { files, code, comment, blank } = languages.find(({ name }) => name === wanted) ?? {};
    return [files, code, comment, blank];
  };

  it('counts lines by language', async () => {
    assert.deepEqual(linesOf(await stackOfFixture('next-app'), 'TypeScript'), [3, 19, 2, 4]);
    assert.deepEqual(linesOf(await stackOfFixture('cargo-axum'), 'Rust'), [2, 7, 3, 1]);
    assert.deepEqual(linesOf(await stackOfFixture('spring-maven'), 'Java'), [2, 9, 3, 2]);
  });

  it('leaves out what ignore files, settings and folders of packages leave out', async () => {
    write('.gitignore', 'secret/\n');
    write('.vireo.yml', 'version: 1\nexclude: ["old/**"]\n');
    write('package.json', '{"name":"it","dependencies":{"react":"19.0.0"}}');
    for (const name of ['secret', 'old', 'node_modules/x', 'dist'])
      write(`${name}/package.json`, '{"name":"no","dependencies":{"vue":"3.0.0"}}');

    const stack = await readStack(folder);

    assert.ok(idsOf(stack).includes('react') && !idsOf(stack).includes('vue'));
    assert.equal(stack.packages.length, 1);
    assert.equal(stack.leftOut['excluded-folder'], 2);
  });

  it('follows no link, to a folder above or to a file elsewhere', async () => {
    write('a/package.json', '{"name":"a"}');
    symlinkSync(folder, path.join(folder, 'a/up'));
    symlinkSync('/etc/hosts', path.join(folder, 'requirements.txt'));

    const stack = await readStack(folder);

    assert.deepEqual(stack.leftOut, { symlink: 2 });
    assert.ok(!idsOf(stack).includes('python'));
  });

  it('sees large lock files and files that are not text by what they are', async () => {
    const packages = Object.fromEntries(
      Array.from({ length: 20_000 }, (_each, index) => [
        `node_modules/package-of-a-long-name-${index}`,
        { version: '1.0.0', resolved: `https://registry.npmjs.org/package-of-a-long-name-${index}.tgz` },
      ]),
    );
    const root = { name: 'it', dependencies: { react: '^19' } };
    write('package.json', JSON.stringify(root));
    write(
      'package-lock.json',
      JSON.stringify({
        name: 'it',
        lockfileVersion: 3,
        packages: { '': root, 'node_modules/react': { version: '19.2.0' }, ...packages },
      }),
    );
    write('data.sqlite3', 'SQLite format 3\u0000');

    const { technologies, leftOut } = await readStack(folder);

    assert.equal(technologies.find(({ id }) => id === 'react')?.version, '19.2.0');
    assert.ok(technologies.some(({ id }) => id === 'sqlite'));
    assert.equal(leftOut['too-large'], undefined);
  });

  it('stops when it is cancelled', async () => {
    write('a.py', 'x = 1\n');
    const cancel = new AbortController();
    cancel.abort();

    assert.equal((await readStack(folder, { signal: cancel.signal })).isPartial, true);
  });

  it('rejects where there is nothing', async () => {
    await assert.rejects(readStack(path.join(folder, 'nowhere')), /ENOENT/);
  });
});
