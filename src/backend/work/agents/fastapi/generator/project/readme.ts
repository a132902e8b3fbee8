/** What a person needs to run and change the project. */
import type { ApiAccess } from '../../../../../../contract/work/api-model/api-model.ts';
import { pathOf } from '../package/routers.ts';
import type { EntityView, ProjectView } from '../view/project-view.ts';

export function writeReadme(project: ProjectView): string {
  const { name, title, description, prefix, roles, entities } = project;
  return `# ${plain(title)}
${description === '' ? '' : `\n${plain(description)}\n`}
An HTTP API with FastAPI, SQLAlchemy and Alembic.

## Start

\`\`\`sh
python3 -m venv .venv
. .venv/bin/activate
pip install -e ".[dev]"
cp .env.example .env        # fill in ${prefix}DATABASE_URL and ${prefix}SECRET_KEY
set -a; . ./.env; set +a
alembic upgrade head
uvicorn --factory ${name}.main:create_app --reload
\`\`\`

The API describes itself at \`/docs\` and \`/openapi.json\`. Register an account, then make it an administrator:

\`\`\`sh
python -m ${name}.manage set-role you@example.com admin
\`\`\`

## Check

\`\`\`sh
pytest
mypy
ruff check && ruff format --check
bandit -q -ll -r ${name} migrations
\`\`\`

## Endpoints

Each path has \`GET\` (a page), \`POST\`, and below \`/{id}\` \`GET\`, \`PATCH\` and \`DELETE\`.

| Path | Rows | Read by | Written by | Deleted rows |
|---|---|---|---|---|
${entities.map(rowOf).join('\n')}

- \`POST /auth/register\`, \`POST /auth/login\` (JSON with \`email\` and \`password\`), \`GET /auth/me\`; send the token as
  \`Authorization: Bearer …\`.
- Roles: ${roles.map((role) => `\`${role}\``).join(', ')}. A new account is \`${roles[0]}\`; \`admin\` may do everything.
- Pages: \`limit\` (20, at most 100) and \`offset\`; the reply has \`items\` and \`total\`.
- Filters: a field's name for equal values, \`NAME__min\` and \`NAME__max\` for numbers and dates, ids for relations.
- Order: \`sort=NAME\`, or \`sort=-NAME\` for the other way round.
- Errors: \`{"error": {"code", "message", "details": [{"field", "issue"}], "trace_id"}}\`.

## Change

Change the models, then write a migration: \`alembic revision --autogenerate -m "What changed"\`. A test compares both.

## Image

\`\`\`sh
docker build -t ${name.replaceAll('_', '-')} .
docker run --rm --env-file .env ${name.replaceAll('_', '-')} alembic upgrade head
docker run --rm --env-file .env -p 127.0.0.1:8000:8000 ${name.replaceAll('_', '-')}
\`\`\`

Let a proxy in front of it end TLS and limit how often \`/auth/login\` is called.
`;
}

function rowOf(entity: EntityView): string {
  const rows = entity.isOwned ? 'of the account' : 'shared';
  const kept = entity.isSoft ? 'kept, not found' : 'gone';
  return `| \`/${pathOf(entity)}\` | ${rows} | ${accessOf(entity.read)} | ${accessOf(entity.write)} | ${kept} |`;
}

function accessOf(access: ApiAccess): string {
  if (access === 'public') return 'everybody';
  return access === 'account' ? 'every account' : access.map((role) => `\`${role}\``).join(', ');
}

/** Markdown shows the text as it is. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replaceAll(/[\\`*_[\]<>|]/g, (mark) => `\\${mark}`)
    .trim();
}
