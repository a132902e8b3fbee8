/** A whole FastAPI project from a data model. It knows nothing of files that are there already. */
import type { ApiModel } from '../../../../../contract/work/api-model/api-model.ts';
import { writeAlembicEnv, writeAlembicIni, writeScriptTemplate } from './migrations/alembic.ts';
import { writeInitialMigration } from './migrations/initial.ts';
import { writeAuthRouter, writeHealthRouter, writeMain, writeManage } from './package/application.ts';
import { writeErrors } from './package/errors.ts';
import { writeAccess, writeDatabase, writeSecurity, writeSettings } from './package/foundation.ts';
import { writeAccountModel, writeModel, writeModelsBase, writeModelsIndex } from './package/models.ts';
import { pathOf, writeRouter, writeRoutersIndex } from './package/routers.ts';
import { writeChanges, writeQueries } from './package/rows.ts';
import { writeAccountSchema, writeSchema, writeSchemasBase } from './package/schemas.ts';
import { writeDockerfile, writeDockerignore, writeEnvExample, writeGitignore } from './project/container.ts';
import { writePyproject } from './project/pyproject.ts';
import { writeReadme } from './project/readme.ts';
import { sortOwnImports } from './python/imports.ts';
import { layOut } from './python/layout.ts';
import { writeAuthTests } from './tests/auth-tests.ts';
import { writeBuilder, writeValues } from './tests/builders.ts';
import { writeEntityTests } from './tests/entity-tests.ts';
import { writeChecks, writeConftest, writeMigrationTests, writeServiceTests } from './tests/shared.ts';
import { type EntityView, type ProjectView, viewProject } from './view/project-view.ts';

/** File path → whole text, in the order of the paths. The same model gives the same bytes. */
export function writeProject(model: ApiModel): ReadonlyMap<string, string> {
  const project = viewProject(model);
  const files = {
    ...projectFiles(project),
    ...packageFiles(project),
    ...testFiles(project),
    ...Object.assign({}, ...project.entities.map((entity) => entityFiles(entity, project))),
  };
  return new Map(
    Object.entries<string>(files)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([file, text]) => [
        file,
        file.endsWith('.py') ? sortOwnImports(layOut(text), [model.name, 'tests']) : text,
      ]),
  );
}

function projectFiles(project: ProjectView): Readonly<Record<string, string>> {
  return {
    '.dockerignore': writeDockerignore(),
    '.env.example': writeEnvExample(project),
    '.gitignore': writeGitignore(),
    Dockerfile: writeDockerfile(project),
    'README.md': writeReadme(project),
    'alembic.ini': writeAlembicIni(),
    'pyproject.toml': writePyproject(project),
    'migrations/env.py': writeAlembicEnv(project),
    'migrations/script.py.mako': writeScriptTemplate(),
    'migrations/versions/0001_initial.py': writeInitialMigration(project),
  };
}

function packageFiles(project: ProjectView): Readonly<Record<string, string>> {
  const files = {
    '__init__.py': '',
    'access.py': writeAccess(project),
    'changes.py': writeChanges(project),
    'database.py': writeDatabase(),
    'errors.py': writeErrors(),
    'main.py': writeMain(project),
    'manage.py': writeManage(project),
    'models/__init__.py': writeModelsIndex(project),
    'models/account.py': writeAccountModel(project),
    'models/base.py': writeModelsBase(),
    'py.typed': '',
    'queries.py': writeQueries(project),
    'routers/__init__.py': writeRoutersIndex(project),
    'routers/auth.py': writeAuthRouter(project),
    'routers/health.py': writeHealthRouter(project),
    'schemas/__init__.py': '',
    'schemas/account.py': writeAccountSchema(project),
    'schemas/base.py': writeSchemasBase(),
    'security.py': writeSecurity(project),
    'settings.py': writeSettings(project),
  };
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${project.name}/${file}`, text]));
}

function testFiles(project: ProjectView): Readonly<Record<string, string>> {
  return {
    'tests/__init__.py': '',
    'tests/builders/__init__.py': '',
    'tests/builders/values.py': writeValues(),
    'tests/endpoints/__init__.py': '',
    'tests/checks.py': writeChecks(project),
    'tests/conftest.py': writeConftest(project),
    'tests/test_auth.py': writeAuthTests(project),
    'tests/test_migrations.py': writeMigrationTests(project),
    'tests/test_service.py': writeServiceTests(project),
  };
}

function entityFiles(entity: EntityView, project: ProjectView): Readonly<Record<string, string>> {
  const { project: name, snake } = entity;
  return {
    [`${name}/models/${snake}.py`]: writeModel(entity),
    [`${name}/routers/${pathOf(entity)}.py`]: writeRouter(entity),
    [`${name}/schemas/${snake}.py`]: writeSchema(entity),
    [`tests/builders/${snake}.py`]: writeBuilder(entity),
    [`tests/endpoints/test_${pathOf(entity)}.py`]: writeEntityTests(entity, project),
  };
}
