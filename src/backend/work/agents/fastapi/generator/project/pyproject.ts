/** Dependencies, and how the project is checked. */
import type { ProjectView } from '../view/project-view.ts';

export function writePyproject({ name, description, title }: ProjectView): string {
  return `[build-system]
requires = ["setuptools>=75"]
build-backend = "setuptools.build_meta"

[project]
name = "${name.replaceAll('_', '-')}"
version = "0.1.0"
description = ${JSON.stringify((description || title).toWellFormed().replaceAll('\u007f', ' '))}
readme = "README.md"
requires-python = ">=3.11"
dependencies = [
    "alembic>=1.13,<2",
    "bcrypt>=4.2,<6",
    "fastapi>=0.115.11,<1",
    "pydantic[email]>=2.10,<3",
    "pydantic-settings>=2.6,<3",
    "pyjwt>=2.10,<3",
    "sqlalchemy>=2.0.36,<2.1",
    "uvicorn>=0.32,<1",
]

[project.optional-dependencies]
postgres = ["psycopg[binary]>=3.2,<4"]
dev = [
    "bandit>=1.7.10,<2",
    "httpx>=0.28,<1",
    "mypy>=1.15,<2",
    "pytest>=8.3,<10",
    "ruff>=0.12,<1",
]

[tool.setuptools.packages.find]
include = ["${name}*"]

[tool.ruff]
line-length = 100
target-version = "py311"

[tool.ruff.lint]
select = ["B", "E", "F", "I", "S", "UP"]

[tool.ruff.lint.per-file-ignores]
"tests/*" = ["S101", "S105", "S106"]

[tool.ruff.lint.isort]
known-first-party = ["${name}", "tests"]

[tool.ruff.lint.flake8-bugbear]
extend-immutable-calls = ["fastapi.Depends", "fastapi.Query"]

[tool.mypy]
python_version = "3.11"
strict = true
files = ["${name}", "tests", "migrations"]

[tool.pytest.ini_options]
testpaths = ["tests"]
pythonpath = ["."]
filterwarnings = [
    # SQLite keeps decimals as floats, which is exact enough for 14 digits; PostgreSQL has its own.
    "ignore:Dialect sqlite.* does \\\\*not\\\\* support Decimal",
]
`;
}
