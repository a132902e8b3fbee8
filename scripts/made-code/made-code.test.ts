import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ScriptError } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { clientCode, rulesCode } from './index.ts';
import { type MadeCode, makeCode } from './made-code.ts';
import { documentFile, makeClient } from './make-client.ts';

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
