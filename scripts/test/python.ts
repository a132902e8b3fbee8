/**
 * A Python with the packages that generated projects stand on: the machine's own, a virtual environment, or Debian's newer
 * packages unpacked into a folder, where they run by their own loader. Nothing is installed into the machine.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ScriptError } from '../main.ts';
import { runCommand } from '../run-command.ts';
import { canUnpackPackages, unpackPackages } from './unpacked-debian.ts';

/** By distribution the oldest version that will do. */
const wanted: Readonly<Record<string, string>> = {
  alembic: '1.13',
  bandit: '1.7.10',
  bcrypt: '4.2',
  'email-validator': '2.2',
  fastapi: '0.115.11',
  httpx: '0.28',
  mypy: '1.15',
  pydantic: '2.10',
  'pydantic-settings': '2.6',
  pyjwt: '2.10',
  pytest: '8.3',
  sqlalchemy: '2.0.36',
  uvicorn: '0.32',
};

const debianNames = [
  'alembic',
  'mypy',
  'python3-bandit',
  'python3-bcrypt',
  'python3-email-validator',
  'python3-fastapi',
  'python3-httpx',
  'python3-jwt',
  'python3-pydantic',
  'python3-pydantic-settings',
  'python3-pytest',
  'python3-sqlalchemy',
  'python3-uvicorn',
];

const cache = path.join(os.homedir(), '.cache/vireo-tests');
/** Kept apart by name: other packages are another environment. */
const environment = path.join(cache, 'python-1');

/** Path of a Python that has everything. Throws a ScriptError that says what is missing. */
export async function ensurePython(): Promise<string> {
  const chosen = process.env['VIREO_PYTHON'];
  const known = [...(chosen === undefined ? [] : [chosen]), ...places(environment), 'python3'];
  for (const python of known) if (await isComplete(python)) return python;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'making-'));
  try {
    const made = (await makeVirtual(folder)) ?? (await makeUnpacked(folder));
    if (made === undefined) throw new ScriptError(missing);
    // What is there is not complete, or is of an older list.
    await rm(environment, { recursive: true, force: true });
    return await moveInto(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const missing = `These tests run generated projects, which needs Python 3.11 or newer with ${Object.entries(
  wanted,
)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ')}: install them, or name such a Python in VIREO_PYTHON, and run the tests again.`;

function places(folder: string): readonly string[] {
  return [path.join(folder, 'bin/python'), path.join(folder, 'python')].filter((file) => existsSync(file));
}

/** Another run may have been faster: what it made is as good. */
async function moveInto(folder: string): Promise<string> {
  await rename(folder, environment).catch(() => undefined);
  for (const python of places(environment)) if (await isComplete(python)) return python;
  throw new ScriptError(missing);
}

const listVersions = `
import json, sys
from importlib.metadata import PackageNotFoundError, version
found = {"python": "%d.%d" % sys.version_info[:2]}
for name in sys.argv[1:]:
    try:
        found[name] = version(name)
    except PackageNotFoundError:
        pass
print(json.dumps(found))
`;

async function isComplete(python: string): Promise<boolean> {
  const { code, output } = await runCommand(python, ['-c', listVersions, ...Object.keys(wanted)]);
  if (code !== 0) return false;
  const found: Readonly<Record<string, string>> = JSON.parse(output);
  return Object.entries({ python: '3.11', ...wanted }).every(([name, least]) =>
    isAtLeast(found[name] ?? '0', least),
  );
}

function isAtLeast(version: string, least: string): boolean {
  const [left = [], right = []] = [version, least].map((text) => (text.match(/\d+/g) ?? []).map(Number));
  const at = right.findIndex((part, index) => part !== (left[index] ?? 0));
  return at === -1 || (left[at] ?? 0) > (right[at] ?? 0);
}

/** Undefined where pip reaches no packages. */
async function makeVirtual(folder: string): Promise<string | undefined> {
  const packages = Object.entries(wanted).map(([name, version]) => `${name}>=${version}`);
  const python = path.join(folder, 'bin/python');
  const steps = [
    ['python3', '-m', 'venv', folder],
    // One try: where there is no way to the packages, the answer is the same each time.
    [python, '-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '15', ...packages],
  ];
  for (const [command = '', ...args] of steps) {
    const { code } = await runCommand(command, args);
    if (code === 0) continue;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    return undefined;
  }
  return python;
}

async function makeUnpacked(folder: string): Promise<string | undefined> {
  if (!canUnpackPackages()) return undefined;
  console.log('Downloading Python and its packages (once) …');
  return await unpackPackages(folder, { suite: 'trixie', names: debianNames, program: 'usr/bin/python3.13' });
}
