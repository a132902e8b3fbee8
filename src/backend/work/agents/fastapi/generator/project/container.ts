/** The image, and which variables it wants. */
import type { ProjectView } from '../view/project-view.ts';

export function writeDockerfile({ name }: ProjectView): string {
  return `FROM python:3.13.5-slim-bookworm AS build
WORKDIR /build
RUN python -m venv /venv
COPY pyproject.toml README.md ./
COPY ${name} ${name}
RUN /venv/bin/pip install --no-cache-dir ".[postgres]"

FROM python:3.13.5-slim-bookworm
ENV PATH=/venv/bin:$PATH \\
    PYTHONDONTWRITEBYTECODE=1 \\
    PYTHONUNBUFFERED=1
RUN useradd --system --uid 10001 --no-create-home app
WORKDIR /app
COPY --from=build /venv /venv
COPY alembic.ini ./
COPY migrations migrations
USER app
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \\
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health', timeout=4)"]
CMD ["uvicorn", "--factory", "${name}.main:create_app", "--host", "0.0.0.0", "--port", "8000"]
`;
}

export function writeDockerignore(): string {
  return `**/__pycache__
*.db
.env
.git
.mypy_cache
.pytest_cache
.ruff_cache
.venv
tests
`;
}

export function writeGitignore(): string {
  return `*.db
*.egg-info/
.env
.mypy_cache/
.pytest_cache/
.ruff_cache/
.venv/
__pycache__/
build/
`;
}

export function writeEnvExample({ name, prefix }: ProjectView): string {
  return `# Copy to .env, which git ignores, and load it: set -a; . ./.env; set +a
# Such as sqlite:///./${name}.db or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE
${prefix}DATABASE_URL=
# At least 32 characters: python -c "import secrets; print(secrets.token_urlsafe(48))"
${prefix}SECRET_KEY=
# How long a token is good for; 30 unless it is set.
# ${prefix}TOKEN_MINUTES=30
# Rounds of bcrypt as a power of two; 12 unless it is set.
# ${prefix}PASSWORD_COST=12
`;
}
