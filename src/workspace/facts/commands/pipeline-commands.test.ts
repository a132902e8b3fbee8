import assert from 'node:assert/strict';
import { runsTestsIn } from './pipeline-commands.ts';

const files: Readonly<Record<string, string>> = {
  'package.json': '{"scripts": {"verify": "vitest run", "lint": "eslint ."}}',
  Makefile: 'qa: lint\n\tpoetry run pytest\n\nlint:\n\truff check .\n',
  'scripts/quality.sh': '#!/bin/sh\ncargo test --all\n',
  '.github/actions/suite/action.yml': 'runs:\n  using: composite\n  steps:\n    - run: uv run pytest -q\n',
};
const read = async (file: string) => files[file];

const running = [
  'npm test',
  'npm run test:unit -- --coverage',
  'npm --prefix web run test',
  'npm -w packages/a test',
  'pnpm --filter web test',
  'pnpm -r run test',
  'yarn workspace api run test:e2e',
  'yarn vitest run',
  'npx nyc mocha',
  'npx playwright test',
  'bun test',
  'deno test -A',
  'node --test src',
  'npx turbo run test',
  'npx nx test web',
  'uv run pytest',
  'poetry run pytest -q',
  'hatch test',
  'python -m pytest',
  'python3.12 -m unittest discover',
  'coverage run -m pytest',
  'python manage.py test --parallel',
  './manage.py test',
  'python runtests.py',
  './scripts/run_tests.sh',
  'docker compose run --rm web pytest',
  'tox -e py312',
  'nox -s tests',
  'bundle exec rspec',
  'bundle exec rake test',
  'php artisan test',
  'vendor/bin/phpunit',
  'composer test',
  'go test ./...',
  'gotestsum --format short',
  'cargo nextest run',
  'dotnet test -c Release',
  './gradlew :app:test',
  'mvn verify',
  'sbt test',
  'mix test',
  'flutter test',
  'swift test',
  'bazel test //...',
  'make coverage',
  'just test',
  'npm run verify',
  'make qa',
  './scripts/quality.sh',
];

const other = [
  'npm ci',
  'npm run lint',
  'npm install --save-dev vitest',
  'pip install pytest',
  'make lint',
  'npm publish --tag latest',
  'docker build -t app:test .',
  'terraform plan',
  'rm -rf .pytest_cache',
  'echo tested',
  'git checkout test-branch',
];

describe('a pipeline', () => {
  for (const command of running)
    it(`runs tests by ${command}`, async () => {
      assert.ok(await runsTestsIn(`jobs:\n  anything:\n    steps:\n      - run: ${command}\n`, read));
      assert.ok(await runsTestsIn(`quality:\n  script:\n    - ${command}\n`, read));
    });

  for (const command of other)
    it(`runs none by ${command}`, async () => {
      assert.ok(!(await runsTestsIn(`jobs:\n  a:\n    steps:\n      - run: ${command}\n`, read)));
    });

  it('runs tests by an action of the project or of others', async () => {
    assert.ok(await runsTestsIn('steps:\n  - uses: ./.github/actions/suite\n', read));
    assert.ok(await runsTestsIn('steps:\n  - uses: cypress-io/github-action@v6\n', read));
    assert.ok(!(await runsTestsIn('steps:\n  - uses: actions/checkout@v4\n', read)));
    assert.ok(!(await runsTestsIn('steps:\n  - uses: ./.github/actions/none\n', read)));
  });
});
