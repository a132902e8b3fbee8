import assert from 'node:assert/strict';
import { factsOf, valuesOf } from '../testing/facts-of.ts';

describe('what an image has to know', () => {
  it('is which packages of the project a package is installed with, also from outside', async () => {
    const facts = await factsOf({
      'web/package.json': JSON.stringify({
        name: 'web',
        dependencies: { ui: '1.0.0', logo: 'file:../logo', far: 'link:../../far', left: '^1' },
      }),
      'ui/package.json': '{"name":"ui"}',
      'api/requirements.txt': '-e ../shared\nflask\n',
      'jobs/pyproject.toml': '[project]\nname = "jobs"\n[tool.uv.sources]\nshared = { workspace = true }\n',
    });

    assert.deepEqual(valuesOf(facts, 'local-package').toSorted(), [
      'far: link:../../far',
      'logo: logo',
      'shared: shared',
      'shared: workspace',
      'ui: ui',
    ]);
  });

  it('is which lists of requirements include which, each once', async () => {
    const facts = await factsOf({
      'requirements.txt': '-r requirements/prod.txt\n',
      'requirements/prod.txt': '-r base.txt\n-r ../requirements.txt\n-r missing.txt\n',
      'requirements/base.txt': 'flask\n',
    });

    assert.deepEqual(valuesOf(facts, 'requirements').toSorted(), [
      'requirements.txt',
      'requirements/base.txt',
      'requirements/prod.txt',
    ]);
  });

  it('is what servers of Python are given: variables, and factories that are called with nothing', async () => {
    const facts = await factsOf({
      'requirements.txt': 'fastapi[standard]\nasyncpg\npsycopg2==2.9\npsycopg2-binary\n',
      'settings.py': 'url = "postgresql+asyncpg://localhost/x"\n',
      'a/main.py': 'from fastapi import FastAPI\napp: FastAPI = FastAPI()\n',
      'b/main.py':
        'def create_app(settings: dict[str, int] | None = None, *, debug: bool = False) -> FastAPI:\n    return build(settings)\n',
      'c/app.py': 'def create_app(config):\n    return Flask(config)\n',
      'd/app.py': 'def make_app():\n    """Flask(…)"""\n    made = flask.Flask(__name__)\n    return made\n',
      'e/app.py': '# app = Flask(__name__)\ndef create_app():\n    return 1\n',
      'tests/app.py': 'app = Flask(__name__)\n',
    });

    assert.deepEqual(valuesOf(facts, 'application').toSorted(), [
      'FastAPI a/main.py:app',
      'FastAPI b/main.py:create_app()',
      'Flask d/app.py:make_app()',
    ]);
    assert.deepEqual(valuesOf(facts, 'server'), ['uvicorn']);
    assert.deepEqual(valuesOf(facts, 'native-package'), ['psycopg2']);
    assert.deepEqual(valuesOf(facts, 'database-scheme'), ['postgresql+asyncpg']);
  });

  it('is where builds leave what they make, and what is counted', async () => {
    const facts = await factsOf({
      'package.json': '{"name":"web","dependencies":{"prom-client":"15"}}',
      'vite.config.ts': "export default { build: { outDir: './public/app/' } };\n",
      'next.config.js': "module.exports = {\n  output: 'export',\n};\n",
      'src/count.ts':
        "new Histogram({ name: 'http_request_duration_seconds', labelNames: ['method', 'status'] });\n",
    });

    assert.deepEqual(valuesOf(facts, 'output').toSorted(), ['out', 'public/app']);
    assert.deepEqual(valuesOf(facts, 'metrics-library'), ['prom-client']);
    assert.deepEqual(valuesOf(facts, 'metric'), ['http_request_duration_seconds (method, status)']);
  });
});
