#!/usr/bin/env node
/**
 * The one door of every npm script, and the only file here that must run on the Node of the machine (20 or newer).
 * It installs node_modules when they are missing or older than package-lock.json, has the code made that is in no commit
 * (scripts/made-code), then hands over to the project's own Node 24, which runs scripts/<command>.ts as it is.
 * No dependencies: on a fresh clone there are none.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';
const commands = ['start', 'build', 'check', 'test', 'package', 'bench', 'generate', 'rules', 'corpus'];
const oldestNode = 20;

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** @param {string} program @param {string} where */
function requireProgram(program, where) {
  const found = spawnSync(program, ['--version'], { stdio: 'ignore', shell: windows });
  if (found.status !== 0)
    fail(`Vireo needs ${program}, which was not found on the PATH. Get it from ${where} and try again.`);
}

/** @typedef {Record<string, string>} Versions */
/** @typedef {{version?: string, optional?: boolean, dependencies?: Versions, devDependencies?: Versions, optionalDependencies?: Versions}} Locked */

/** @param {string} file @returns {Record<string, Locked> | undefined} */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined; // Not there, or half written by an install that was stopped: both mean "install again".
  }
}

/** A dependency that was written down in package.json alone would be missing in every other clone. */
function requireMatchingLock() {
  const locked = lockedPackages('package-lock.json')?.[''];
  const named = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const kind of /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies'])) {
    const [inLock, inManifest] = [locked?.[kind] ?? {}, named[kind] ?? {}];
    const names = Object.keys({ ...inLock, ...inManifest });
    const other = names.find((name) => inLock[name] !== inManifest[name]);
    if (other !== undefined)
      fail(`package.json and package-lock.json do not agree on ${other}: run npm install, and commit both.`);
  }
}

/** npm writes node_modules/.package-lock.json last, so what it lists is what is there. */
function isInstalled() {
  const wanted = lockedPackages('package-lock.json');
  const present = lockedPackages('node_modules/.package-lock.json');
  if (wanted === undefined)
    fail('package-lock.json is missing or damaged: restore it with git and try again.');
  if (present === undefined || !existsSync(ownNode())) return false;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '') return true;
    const there = present[name];
    return there === undefined ? optional === true : there.version === version;
  });
}

function ownNode() {
  return path.join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
}

/** @param {string} text @returns {string} the file that has it */
function keepLog(text) {
  const file = path.join(root, 'out/install.log');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/**
 * What the lock names and nothing else; it holds the packages of every platform (scripts/lock-files.test.ts). What a link
 * leads to belongs to another clone, and `npm ci` would empty it.
 */
function install() {
  const place = path.join(root, 'node_modules');
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink())
    fail(
      `node_modules leads to ${realpathSync(place)}, which is not what package-lock.json names: run npm ci there.`,
    );
  process.stderr.write(
    'Installing what Vireo is built from (once; again only when package-lock.json changes) …\n',
  );
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: windows,
  });
  if (result.status !== 0)
    fail(
      `npm could not install the dependencies: ${keepLog(`${result.stdout}${result.stderr}`)} says why. Check the network and try again.`,
    );
  if (!existsSync(ownNode()))
    fail('npm installed everything but Node 24. Run "npm rebuild node" and try again.');
  process.stderr.write('Installed.\n');
}

/**
 * Where it cannot be made, as of a merge with conflicts, these still run: they write what it is made of, or say what is wrong.
 */
const writesSources = ['generate', 'rules'];

/** @param {string} command */
function makeCode(command) {
  const made = spawnSync(ownNode(), [path.join(root, 'scripts/make-code.ts')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (made.status !== 0 && !writesSources.includes(command)) process.exit(made.status ?? 1);
}

/** @param {string} script @param {readonly string[]} args */
function handOver(script, args) {
  const child = spawn(ownNode(), [path.join(root, 'scripts', `${script}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      VIREO_CODE_MADE: '1',
      PATH: `${path.dirname(ownNode())}${path.delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`The project's Node did not start: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function main() {
  const [command = '', ...args] = process.argv.slice(2);
  if (!commands.includes(command)) fail(`Usage: node scripts/run.mjs ${commands.join('|')} [options]`);
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode)
    fail(
      `Vireo needs Node ${oldestNode} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
    );
  requireProgram('npm', 'https://nodejs.org');
  requireProgram('git', 'https://git-scm.com');
  requireMatchingLock();
  if (!isInstalled()) install();
  makeCode(command);
  handOver(command, args);
}

main();
