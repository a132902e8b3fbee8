import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ScriptError } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { clientCode, rulesCode } from './index.ts';
import { inputsOf, type MadeCode, makeCode } from './made-code.ts';
import { documentFile, makeClient } from './make-client.ts';
import { modulesOf } from './modules-of.ts';

describe('code that is in no commit', () => {
  let root: string;
  let runs: number;
  const write = (file: string, text: string) => {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

  /** A module of a text. */
  const code: MadeCode = {
    name: 'a module',
    madeOf: ['source/*.txt'],
    madeBy: 'maker.ts',
    files: 'made/*.ts',
    make: async () => {
      runs += 1;
      return new Map([['made/text.ts', `export const text = ${JSON.stringify(read('source/text.txt'))};`]]);
    },
  };
  const make = async () => await makeCode(root, [code]);

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'vireo-made-'));
    runs = 0;
    write('source/text.txt', 'one');
    write('maker.ts', "import type { Text } from './types.ts';\nimport { one } from './lib/one.ts';\n");
    write('types.ts', '');
    write('lib/one.ts', "import {\n  two,\n} from '../two.ts';\n");
    write('two.ts', 'export const two = 2;');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is made where it is missing, and then no more', async () => {
    assert.deepEqual(await make(), ['a module']);
    assert.deepEqual(await make(), []);

    assert.equal(read('made/text.ts'), 'export const text = "one";');
    assert.equal(runs, 1);
  });

  it('is made again of what has changed', async () => {
    await make();
    write('source/text.txt', 'two');

    assert.deepEqual(await make(), ['a module']);
    assert.equal(read('made/text.ts'), 'export const text = "two";');
  });

  it('is made again when code by which it is made has changed, and not for its types', async () => {
    await make();
    write('types.ts', 'export type Text = string;');
    assert.deepEqual(await make(), []);
    write('two.ts', 'export const two = 3;');

    assert.deepEqual(await make(), ['a module']);
  });

  it('is made by two processes at once, each of which deletes what nobody made', async () => {
    for (let index = 0; index < 400; index += 1) write(`made/old${index}.ts`, '');

    const codes = await Promise.all(['one', 'two'].map((name) => makeBeside(root, name)));

    assert.deepEqual(codes, [0, 0]);
    assert.deepEqual(readdirSync(path.join(root, 'made')), ['text.ts']);
  });

  it('is made again where it was edited, deleted, or has a neighbour that nobody made', async () => {
    await make();
    write('made/text.ts', 'export const text = "mine";');
    await make();
    rmSync(path.join(root, 'made/text.ts'));
    await make();
    write('made/old.ts', '');
    await make();

    assert.equal(read('made/text.ts'), 'export const text = "one";');
    assert.equal(existsSync(path.join(root, 'made/old.ts')), false);
    assert.equal(runs, 4);
  });

  it('is not taken for made when making it failed', async () => {
    await assert.rejects(
      makeCode(root, [{ ...code, make: () => Promise.reject(new ScriptError('broken')) }]),
    );

    assert.deepEqual(await make(), ['a module']);
  });

  it('is the client of its document, without what is no HTTP', async () => {
    const operation = (operationId: string, status: string) => ({
      get: { operationId, responses: { [status]: { description: 'Done.' } } },
    });
    const paths = { '/weeks': operation('listWeeks', '204'), '/events': operation('subscribe', '101') };
    write(documentFile, JSON.stringify({ openapi: '3.1.0', info: { title: 'Small', version: '1' }, paths }));

    const texts = await makeClient(root);

    const sdk = texts.get('src/api-client/generated/sdk.gen.ts') ?? '';
    assert.match(sdk, /listWeeks/);
    assert.doesNotMatch(sdk, /subscribe/);
  });

  it('says what to do about a document that is none, as after a merge', async () => {
    write(documentFile, '<<<<<<< HEAD\n{}');

    await assert.rejects(makeClient(root), /openapi\.json is not JSON: run npm run generate/);
  });

  it('stands on the code by which rules are compiled and judged', () => {
    const modules = new Set(modulesOf(projectRoot, rulesCode.madeBy));

    for (const file of [
      'scripts/rules/rule-sources.ts',
      'src/workspace/rules/config-rule-source.ts',
      'src/workspace/yaml-file.ts',
      'src/scanner/secrets/formats.ts',
      'src/scanner/infrastructure/checks.ts',
      'src/scanner/infrastructure/dispatch.ts',
    ])
      assert.ok(modules.has(file), file);
    assert.ok(!modules.has('src/scanner/rules.generated.ts'));
  });

  it('says what it is made of where a module is not there', () => {
    rmSync(path.join(root, 'two.ts'));

    assert.match(inputsOf(root, code), /^[\da-f]+$/);
  });

  it('stands on every rule, model and format, and on the document of the API', () => {
    const known = new Set(globSync([...rulesCode.madeOf], { cwd: projectRoot }));
    const sources = globSync('src/scanner/rules/**/*.yml', {
      cwd: projectRoot,
      exclude: ['src/scanner/rules/{coverage,german}/**'],
    });

    assert.ok(sources.length > 300);
    assert.deepEqual(
      sources.filter((file) => !known.has(file)),
      [],
    );
    assert.ok(clientCode.madeOf.includes(documentFile));
  });
});

/** Ends with 0 where it was made; both have begun before either writes. */
async function makeBeside(root: string, name: string): Promise<number | null> {
  const program = `
    import { existsSync, writeFileSync } from 'node:fs';
    import { makeCode } from ${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, 'made-code.ts')).href)};
    const make = async () => {
      writeFileSync(${JSON.stringify(name)}, '');
      while (!existsSync('one') || !existsSync('two')) await new Promise(setImmediate);
      return new Map([['made/text.ts', 'export const text = 1;']]);
    };
    await makeCode('.', [{ name: 'a module', madeOf: [], madeBy: 'maker.ts', files: 'made/*.ts', make }]);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return await new Promise((resolve) => child.on('exit', resolve));
}
