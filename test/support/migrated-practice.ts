/**
 * A practice file as it is after all migrations, before its owner: a third of what a backend does at its first start. Made
 * once for all test runs of the same migrations.
 */
import { chmodSync, copyFileSync, existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from '../../scripts/fingerprint.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { practiceFileName } from '../../src/contract/practice-file.ts';

const folder = path.join(projectRoot, '.tsbuild');

let made: Promise<string> | undefined;

export async function copyMigratedPractice(directory: string): Promise<void> {
  made ??= findTemplate();
  const file = path.join(directory, practiceFileName);
  copyFileSync(await made, file);
  chmodSync(file, 0o600);
}

async function findTemplate(): Promise<string> {
  const key = fingerprint(projectRoot, [
    'src/backend/{migrations,platform/db}/**/!(*.test).ts',
    'package-lock.json',
  ]);
  const template = path.join(folder, `migrated-${key.slice(0, 16)}.db`);
  if (!existsSync(template)) await makeTemplate(template);
  return template;
}

/** Two at once make the same: the later one takes the place of the first. */
async function makeTemplate(template: string): Promise<void> {
  const [{ createMigratedFolder }, { migrations }] = await Promise.all([
    import('../../src/backend/testing/databases/sqlite-templates.ts'),
    import('../../src/backend/migrations/index.ts'),
  ]);
  const migrated = await createMigratedFolder('sqljs', migrations);
  const old = globSync('migrated-*.db', { cwd: folder });
  mkdirSync(folder, { recursive: true });
  const draft = `${template}.${process.pid}`;
  copyFileSync(path.join(migrated, practiceFileName), draft);
  renameSync(draft, template);
  for (const file of old)
    if (file !== path.basename(template)) rmSync(path.join(folder, file), { force: true });
  rmSync(migrated, { recursive: true, force: true });
}
