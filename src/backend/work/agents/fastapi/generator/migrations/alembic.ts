/** Alembic's own files. */
import type { ProjectView } from '../view/project-view.ts';

export function writeAlembicIni(): string {
  return `[alembic]
script_location = %(here)s/migrations
prepend_sys_path = %(here)s
`;
}

export function writeAlembicEnv({ name }: ProjectView): string {
  return `"""Runs migrations on the database of the settings, or on the one that a test hands in."""

from alembic import context
from sqlalchemy import Connection, create_engine

from ${name} import models
from ${name}.settings import load_settings

metadata = models.base.Base.metadata


def run(connection: Connection) -> None:
    context.configure(
        connection=connection, target_metadata=metadata, compare_type=True, render_as_batch=True
    )
    with context.begin_transaction():
        context.run_migrations()


url = context.config.attributes.get("url") or load_settings().database_url
if context.is_offline_mode():
    context.configure(url=url, target_metadata=metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    # SQLite checks no foreign keys here: it changes a table by making it anew.
    engine = create_engine(url)
    with engine.connect() as opened:
        run(opened)
    engine.dispose()
`;
}

export function writeScriptTemplate(): string {
  return `"""\${message}

Revision ID: \${up_revision}
Revises: \${down_revision | comma,n}
"""

import sqlalchemy as sa
from alembic import op
\${imports if imports else ""}

revision = \${repr(up_revision)}
down_revision = \${repr(down_revision)}
branch_labels = \${repr(branch_labels)}
depends_on = \${repr(depends_on)}


def upgrade() -> None:
    \${upgrades if upgrades else "pass"}


def downgrade() -> None:
    \${downgrades if downgrades else "pass"}
`;
}
