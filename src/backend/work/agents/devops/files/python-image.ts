/** Images of programs in Python: packages are installed in one stage, and copied with the code into another. */
import path from 'node:path';
import type { ServiceFacts } from '../facts/service-facts.ts';
import { portOf } from './image-names.ts';
import {
  exec,
  healthLines,
  lines,
  ownUser,
  portLines,
  scratch,
  systemLines,
  versionOf,
} from './image-text.ts';

export const pythonHead = '# Tools for installing stay in this stage.';
const uvImage = 'ghcr.io/astral-sh/uv:0.9.5';
export const poetryVersion = '2.2.1';

export function writePython(service: ServiceFacts, command: readonly string[]): string {
  const version = versionOf(service);
  const { source } = service;
  return lines(
    pythonHead,
    `FROM python:${version}-slim AS build`,
    systemLines(service.systemBuild),
    'WORKDIR /app',
    installLines(service),
    '',
    `FROM python:${version}-slim`,
    systemLines(service.systemRun),
    'ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1',
    `ENV PYTHONPATH=/app${source === undefined ? '' : `/${source}`}`,
    'WORKDIR /app',
    ownUser,
    'COPY --from=build /app/.venv ./.venv',
    'COPY . .',
    'USER app',
    scratch,
    portLines(service, portOf(service)),
    healthLines(service),
    `CMD ${exec(command)}`,
  );
}

function installLines(service: ServiceFacts): readonly string[] {
  const parts = service.extras?.split(',') ?? [];
  if (service.manager === 'uv') return uvLines(service, parts);
  if (service.manager === 'poetry') return poetryLines(service, parts);
  return pipLines(service);
}

function uvLines({ hasLock }: ServiceFacts, parts: readonly string[]): readonly string[] {
  const more = parts.map((name) => ` --extra ${name}`).join('');
  const sync = `RUN uv sync ${hasLock ? '--frozen ' : ''}--no-dev${more}`;
  return [
    `COPY --from=${uvImage} /uv /usr/local/bin/uv`,
    // The Python of the image, which the other stage has in the same place.
    'ENV UV_PYTHON=/usr/local/bin/python UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy',
    `COPY pyproject.toml ${hasLock ? 'uv.lock ' : ''}./`,
    `${sync} --no-install-project`,
    'COPY . .',
    sync,
  ];
}

function poetryLines({ hasLock, managerVersion }: ServiceFacts, parts: readonly string[]): readonly string[] {
  const more = parts.map((name) => ` --extras ${name}`).join('');
  return [
    `RUN pip install --no-cache-dir poetry==${managerVersion ?? poetryVersion}`,
    `COPY pyproject.toml ${hasLock ? 'poetry.lock ' : ''}./`,
    `RUN POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install --only main${more} --no-root --no-interaction`,
  ];
}

function pipLines({ isPackage, extras, copied = [] }: ServiceFacts): readonly string[] {
  const venv = 'RUN python -m venv .venv';
  const own = extras === undefined ? '.' : `".[${extras}]"`;
  if (isPackage === true) return [venv, 'COPY . .', `RUN .venv/bin/pip install --no-cache-dir ${own}`];
  return [
    venv,
    'COPY requirements.txt ./',
    ...copyLists(copied),
    'RUN .venv/bin/pip install --no-cache-dir -r requirements.txt',
  ];
}

/** Each into its own folder: lists name one another by where they lie. */
function copyLists(copied: readonly string[]): readonly string[] {
  const byFolder = Map.groupBy(copied, (file) => path.posix.dirname(file));
  return [...byFolder].map(
    ([folder, files]) => `COPY ${files.join(' ')} ./${folder === '.' ? '' : `${folder}/`}`,
  );
}
