import assert from 'node:assert/strict';
import type { FactKind, ProjectFact } from './model.ts';
import { factsOf, valuesOf } from './testing/facts-of.ts';

/** `value @ scope file:line`, as a person would check it. */
function told(facts: readonly ProjectFact[], ...kinds: readonly FactKind[]): readonly string[] {
  return facts
    .filter(({ kind }) => kinds.includes(kind))
    .map(
      ({ kind, value, scope, evidence: { file, line } }) =>
        `${kind} ${value} @${scope} ${file}:${line ?? ''}`,
    );
}

describe('facts of a project', () => {
  it('are those of its manifests, its lock files and its pipeline, in Python', async () => {
    const facts = await factsOf({
      'pyproject.toml':
        '[project]\nname = "orders"\ndescription = "Takes orders."\nrequires-python = ">=3.12"\ndependencies = ["fastapi", "psycopg"]\n\n[dependency-groups]\ndev = ["pytest", "ruff"]\n',
      'uv.lock': '',
      '.python-version': '3.13\n',
      '.github/workflows/ci.yml':
        'on:\n  push:\n    branches: [main]\njobs:\n  test:\n    steps:\n      - uses: actions/setup-python@v5\n        with:\n          python-version: "3.12"\n      - run: |\n          uv sync --frozen\n          uv run ruff check .\n          uv run pytest -q\n',
      'orders/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
      'tests/test_orders.py': 'def test_total(): ...\n',
    });
    assert.deepEqual(
      told(facts, 'name', 'purpose', 'version', 'package-manager', 'lock-file', 'default-branch'),
      [
        'version python: 3.12 @. .github/workflows/ci.yml:9',
        'version python: 3.13 @. .python-version:1',
        'version python: >=3.12 @. pyproject.toml:4',
        'package-manager uv @. .github/workflows/ci.yml:11',
        'lock-file uv.lock @. uv.lock:',
        'name orders @. pyproject.toml:2',
        'purpose Takes orders. @. pyproject.toml:3',
        'default-branch main @. .github/workflows/ci.yml:3',
      ],
    );
    assert.deepEqual(told(facts, 'install', 'test', 'lint', 'tests', 'entry-point'), [
      'install uv sync --frozen @. .github/workflows/ci.yml:11',
      'test uv run pytest -q @. .github/workflows/ci.yml:13',
      'lint uv run ruff check . @. .github/workflows/ci.yml:12',
      'entry-point orders/main.py @. orders/main.py:3',
      'tests tests @. tests/test_orders.py:',
    ]);
    assert.deepEqual(valuesOf(facts, 'framework'), ['FastAPI']);
    assert.deepEqual(valuesOf(facts, 'database'), ['PostgreSQL']);
  });

  it('run scripts by the manager of the workspace, in the folder of each member', async () => {
    const facts = await factsOf({
      'package.json':
        '{"name":"shop","private":true,"packageManager":"pnpm@9.1.0","scripts":{"build":"turbo build"}}',
      'pnpm-workspace.yaml': 'packages:\n  - "apps/*"\n  - packages/*\n  - "!packages/old"\n',
      'pnpm-lock.yaml': '',
      'apps/web/package.json':
        '{"name":"web","scripts":{"dev":"next dev","test":"vitest","lint":"eslint ."},"dependencies":{"next":"15"}}',
      'packages/ui/package.json': '{"name":"ui"}',
      'packages/old/package.json': '{"name":"old"}',
      'apps/web/src/total.test.ts': "it('adds', () => {});\n",
      '.github/workflows/ci.yml':
        'on: { push: { branches: [develop, master] } }\njobs:\n  web:\n    defaults:\n      run:\n        working-directory: apps/web\n    strategy:\n      matrix:\n        node: [20, 22]\n    steps:\n      - run: pnpm test --run\n',
    });
    assert.deepEqual(valuesOf(facts, 'workspace'), ['apps/web', 'packages/ui']);
    assert.deepEqual(told(facts, 'start', 'build', 'test', 'lint', 'tests'), [
      'start pnpm run dev @apps/web apps/web/package.json:1',
      'build pnpm run build @. package.json:1',
      'test pnpm test --run @apps/web .github/workflows/ci.yml:11',
      'test pnpm run test @apps/web apps/web/package.json:1',
      'lint pnpm run lint @apps/web apps/web/package.json:1',
      'tests apps/web/src/total.test.ts @apps/web apps/web/src/total.test.ts:',
    ]);
    assert.deepEqual(valuesOf(facts, 'version'), ['node: 20', 'node: 22', 'pnpm: 9.1.0']);
    assert.deepEqual(valuesOf(facts, 'script').toSorted(), [
      'build: turbo build',
      'dev: next dev',
      'lint: eslint .',
      'test: vitest',
    ]);
    assert.deepEqual(valuesOf(facts, 'default-branch'), ['master']);
  });

  it('are what images copy and start, which services stand beside, and what listens where', async () => {
    const facts = await factsOf({
      'api/requirements.txt': 'flask\nredis\n',
      'api/Dockerfile':
        'ARG PY=3.12\nFROM python:${PY}-slim AS base\nWORKDIR /app\nCOPY --chown=app requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY ["src", "wsgi.py", "/app/"]\nCOPY --from=base /x /y\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "wsgi:app"]\n',
      'api/wsgi.py': 'import os\nkey = os.environ["SECRET_KEY"]\nport = int(os.getenv("PORT", 5001))\n',
      'docker-compose.yml':
        'services:\n  api:\n    build: ./api\n    command: gunicorn wsgi:app\n    ports: ["127.0.0.1:80:8000"]\n  cache:\n    image: redis:7\n    ports: ["6379:6379"]\n',
      'api/Procfile': 'web: gunicorn wsgi:app\nrelease: flask db upgrade\n',
    });
    assert.deepEqual(valuesOf(facts, 'docker-copy'), [
      'api/Dockerfile: requirements.txt',
      'api/Dockerfile: src',
      'api/Dockerfile: wsgi.py',
    ]);
    assert.deepEqual(valuesOf(facts, 'service'), ['web', 'release', 'api', 'cache (redis:7)']);
    assert.deepEqual(told(facts, 'port', 'migrate'), [
      'migrate flask db upgrade @api api/Procfile:2',
      'port 8000 @api api/Dockerfile:8',
      'port 80 @. docker-compose.yml:5',
      'port 8000 @. docker-compose.yml:5',
      'port 6379 (cache) @. docker-compose.yml:8',
      'port 5001 @api api/wsgi.py:3',
    ]);
    assert.deepEqual(valuesOf(facts, 'version'), ['python: 3.12']);
    assert.deepEqual(valuesOf(facts, 'environment'), ['SECRET_KEY', 'PORT']);
  });

  it('are variables by every way in which code reads them, and of no test', async () => {
    const facts = await factsOf({
      'pyproject.toml': '[project]\nname = "x"\n',
      'x/settings.py':
        'class Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="APP_")\n    database_url: str\n    debug: bool = False\n    token: str = Field(validation_alias="API_TOKEN")\n\n    def f(self): ...\n',
      'x/other.py':
        'from decouple import config\nDSN = config("SENTRY_DSN")\nHOST = env.str("DB_HOST", default="x")\n',
      'tests/test_x.py': 'import os\nos.environ["ONLY_TESTS"]\n',
      'web/package.json': '{"name":"web"}',
      'web/a.ts':
        "const { HOST, PORT = '1' } = process.env;\nconst key = process.env['API_KEY'] ?? import.meta.env.VITE_URL;\nthis.config.get<string>('JWT_SECRET');\n",
      'web/schema.prisma': 'datasource db {\n  url = env("DATABASE_URL")\n}\n',
    });
    assert.deepEqual([...valuesOf(facts, 'environment')].toSorted(), [
      'API_KEY',
      'API_TOKEN',
      'APP_DATABASE_URL',
      'APP_DEBUG',
      'DATABASE_URL',
      'DB_HOST',
      'HOST',
      'JWT_SECRET',
      'PORT',
      'SENTRY_DSN',
      'VITE_URL',
    ]);
  });

  it('take a purpose from prose, never from badges, headings or markup', async () => {
    const facts = await factsOf({
      'go.mod': 'module example.org/shop\n\ngo 1.22\n',
      'main.go': 'package main\n\nfunc main() {}\n',
      'README.md':
        '<h1 align="center">Shop</h1>\n\n[![CI](https://x/badge.svg)](https://x) ![b](c)\n\n# Shop\n\nOverview\n--------\n\n> **Note**: beta\n\n- a list\n\nShop sells *spare parts* to [garages](https://x.org). It is written in Go.\n',
    });
    assert.deepEqual(told(facts, 'purpose', 'name', 'version', 'entry-point'), [
      'version go: 1.22 @. go.mod:3',
      'name example.org/shop @. go.mod:1',
      'purpose Shop sells spare parts to garages. @. README.md:14',
      'entry-point main.go @. main.go:3',
    ]);
  });

  it('are licenses by what manifests name and by their texts', async () => {
    const facts = await factsOf({
      'package.json': '{"name": "a", "license": "MIT"}',
      LICENSE: 'Apache License\n Version 2.0, January 2004\n',
      'b/pyproject.toml': '[project]\nname = "b"\nlicense = { text = "BSD-3-Clause" }\n',
      'c/Cargo.toml': '[package]\nname = "c"\n',
      'c/COPYING': 'Ours alone.\n',
    });

    assert.deepEqual(
      facts
        .filter(({ kind }) => kind === 'license')
        .map(({ value, scope, evidence: { file, line } }) => [scope, value, file, line]),
      [
        ['.', 'Apache-2.0', 'LICENSE', undefined],
        ['b', 'BSD-3-Clause', 'b/pyproject.toml', 3],
        ['c', 'c/COPYING', 'c/COPYING', undefined],
        ['.', 'MIT', 'package.json', 1],
      ],
    );
  });

  it('are of the folder that a job of GitLab goes to before its script, by what it extends', async () => {
    const facts = await factsOf({
      '.gitlab-ci.yml':
        '.api:\n  before_script:\n    - cd api\n    - npm ci\ntest:\n  extends: .api\n  script:\n    - npm test\nlint:\n  script: [npm run lint]\n',
      'package.json': '{"name": "a"}',
      'api/package.json': '{"name": "api"}',
    });

    assert.deepEqual(
      facts
        .filter(({ rank, kind }) => rank === 'run' && kind !== 'package-manager')
        .map(({ value, scope }) => [value, scope]),
      [
        ['npm ci', 'api'],
        ['npm test', 'api'],
        ['npm run lint', '.'],
      ],
    );
  });

  it('are no variables that Vite sets itself', async () => {
    const facts = await factsOf({
      'package.json': '{"name": "a"}',
      'a.ts': 'const { VITE_URL, DEV, MODE } = import.meta.env;\nconst { MODE: own } = process.env;\n',
    });
    assert.deepEqual(valuesOf(facts, 'environment').toSorted(), ['MODE', 'VITE_URL']);
  });

  it('takes no sentence of a template for what a project is for, and one that stands in a block of Markdown', async () => {
    const purpose = async (text: string) =>
      valuesOf(await factsOf({ 'README.md': text, 'package.json': '{"name":"a"}' }), 'purpose');
    assert.deepEqual(await purpose('# A\n\n> TODO: describe it here\n\nA counts what lies on a shelf.\n'), [
      'A counts what lies on a shelf.',
    ]);
    assert.deepEqual(await purpose('# A\n\nTemplate: <name> is a <noun> that does it.\n'), []);
    assert.deepEqual(await purpose('[Nest](https://x.y) framework TypeScript starter repository.\n'), []);
    assert.deepEqual(
      await purpose('<div align="center">\n\n# a\n\n**Cron expressions that know about zones.**\n\n</div>\n'),
      ['Cron expressions that know about zones.'],
    );
  });

  it('reads tasks of a Taskfile, and what Go reads of its environment by Viper, constants and packages', async () => {
    const facts = await factsOf({
      'go.mod': 'module a\n\ngo 1.23\n',
      'Taskfile.yml':
        "version: '3'\ntasks:\n  test:\n    cmds:\n      - go test ./...\n  run:\n    cmds:\n      - cmd: go run .\nvars:\n  build:\n",
      'main.go':
        'package main\nconst keyDsn = "DB_DSN"\nfunc main() {\n v.SetEnvPrefix("A")\n v.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))\n v.AutomaticEnv()\n v.BindEnv("mail.key", "MAIL_KEY")\n v.GetString("http.addr")\n v.GetString("mail.key")\n os.Getenv(keyDsn)\n env.Or("NATS_URL", "x")\n}\n',
    });
    assert.deepEqual(valuesOf(facts, 'environment').toSorted(), [
      'A_HTTP_ADDR',
      'DB_DSN',
      'MAIL_KEY',
      'NATS_URL',
    ]);
    assert.deepEqual(valuesOf(facts, 'test').toSorted(), ['go test ./...', 'task test']);
    assert.deepEqual(valuesOf(facts, 'start'), ['task run']);
    assert.deepEqual(valuesOf(facts, 'build'), []);
  });
});
