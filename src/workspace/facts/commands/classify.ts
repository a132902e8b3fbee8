/** What a line of shell is for: by the program that it starts, whatever stands before it. */

import type { FactKind } from '../model.ts';
import { isInstall, runsTests } from './pipeline-commands.ts';

type CommandKind = Extract<FactKind, 'install' | 'start' | 'build' | 'test' | 'lint' | 'migrate'>;

const lint =
  /(?<![\w./@-])(?:eslint|oxlint|stylelint|biome (?:check|lint|ci)|prettier .*--check|prettier .*-c\b|ruff(?: check| format --check)?|flake8|pylint|mypy|pyright|ty check|prek run|ruff format .*--check|black .*--check|isort .*--check|bandit|golangci-lint|staticcheck|go vet|gofmt -l|cargo (?:clippy|fmt)|rubocop|phpcs|phpstan|tslint|hadolint|shellcheck|tsc .*--noEmit|pre-commit run|djlint|ktlint|checkstyle|(?:npm|pnpm|yarn|bun|turbo|nx|make|just|tox|nox|hatch|poe|task|inv|invoke)\s(?:\S+\s){0,4}(?:run |-e |-s )?(?:lint|format:check|fmt-check)[\w:-]*)(?![\w.])/;
const build =
  /(?<![\w./@-])(?:(?:npm|pnpm|yarn|bun|turbo|nx|lerna)\s(?:\S+\s){0,4}(?:run )?(?:build|compile)[\w:-]*|vite build|next build|nuxt build|astro build|nest build|tsc(?: -b| -p \S+| --build)?\s*$|(?:docker|podman|buildah) (?:buildx )?build|pipx run build|docker[- ]compose .*build|go build|cargo build|python[\d.]* -m build|uv build|poetry build|hatch build|mvnw? .*package|gradlew? .*(?:assemble|build)|make (?:build|all|dist)|just build|dotnet (?:build|publish)|composer (?:run )?build)(?![\w])/;
const migrate =
  /(?<![\w./@-])(?:alembic .*upgrade|manage\.py migrate|flask db upgrade|prisma migrate (?:deploy|dev)|prisma db push|typeorm .*migration:run|knex migrate|sequelize.* db:migrate|goose .*up|migrate .*up|aerich upgrade|rails db:migrate|artisan migrate|(?:npm|pnpm|yarn|bun)\s(?:\S+\s){0,3}(?:run )?(?:[\w:]*migrat[\w:]*))(?![\w])/;

const start =
  /^(?:exec |sudo )?(?:[\w./~-]*\/)?(?:uv run |poetry run |pipenv run |npx |python[\d.]* -m )?(?:gunicorn|uvicorn|hypercorn|daphne|waitress-serve|flask (?:--app \S+ )?run|fastapi (?:dev|run)|celery .*\b(?:worker|beat)\b|rq worker|dramatiq|python[\d.]* (?:-u )?(?:[\w./-]*\/)?(?:manage\.py runserver|main\.py|app\.py|run\.py|server\.py|worker\.py)|node (?:[\w./-]*\/)?(?:server|index|main|app|worker)\.[cm]?js|pm2 start|docker[- ]compose .*\bup\b|(?:npm|pnpm|yarn|bun) (?:run )?(?:start|serve)\b)/;

/** Undefined for what sets up, says or copies something. */
export function kindOfCommand(line: string): CommandKind | undefined {
  if (isInstall(line)) return 'install';
  if (migrate.test(line)) return 'migrate';
  if (lint.test(line)) return 'lint';
  if (runsTests(line)) return 'test';
  if (build.test(line)) return 'build';
  return start.test(line) ? 'start' : undefined;
}
