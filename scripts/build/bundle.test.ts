import assert from 'node:assert/strict';
import { build, type Metafile } from 'esbuild';
import { before, describe, it } from 'mocha';
import { projectRoot } from '../paths.ts';
import { escapeLetters, listBuilds } from './bundle.ts';

describe('letters beyond ASCII in the regular expressions of a bundle', () => {
  for (const [source, text] of [
    ['[-–—]', '—'],
    ['a\\’b', 'a’b'],
    ['\\\\é', '\\é'],
    ['[😀]', '😀'],
  ] as const) {
    it(`are escaped in ${source}, which matches what it did`, () => {
      const escaped = escapeLetters(source);

      assert.match(escaped, /^\p{ASCII}*$/u);
      assert.match(text, new RegExp(`^${escaped}$`, 'u'));
    });
  }
});

describe('the bundle of the backend', () => {
  const entry = 'src/backend/main-local.ts';
  let inputs: Metafile['inputs'];

  before(async () => {
    const { options } = listBuilds(projectRoot, 'dist').find(({ output }) => output === 'backend.js') ?? {};
    const built = await build({ ...options, write: false, metafile: true });
    inputs = built.metafile.inputs;
  });

  /** What is loaded with the process, before anybody asks for anything. */
  function loadedAtStart(): ReadonlySet<string> {
    const loaded = new Set([entry]);
    for (const file of loaded)
      for (const { path: imported, kind } of inputs[file]?.imports ?? [])
        if (kind !== 'dynamic-import' && inputs[imported] !== undefined) loaded.add(imported);
    return loaded;
  }

  const isOf = (name: string) => (file: string) => file.includes(`node_modules/${name}/`);

  it('loads the parser of separated values when a file is imported or exported, not at its start', () => {
    assert.ok(Object.keys(inputs).some(isOf('papaparse')));
    assert.deepEqual([...loadedAtStart()].filter(isOf('papaparse')), []);
  });

  it('loads the decoder of PNG when a logo is chosen, not at its start', () => {
    assert.ok(Object.keys(inputs).some(isOf('pngjs')));
    assert.deepEqual([...loadedAtStart()].filter(isOf('pngjs')), []);
  });

  it('carries nothing that speaks to models: it lies in a bundle of its own', () => {
    const engine = Object.keys(inputs).filter((file) => file.includes('src/backend/platform/models/engine/'));
    assert.ok(inputs['src/backend/platform/models/create-model-gateway.ts'] !== undefined);
    assert.deepEqual([...engine, ...Object.keys(inputs).filter(isOf('@ai-sdk'))], []);
    assert.deepEqual(Object.keys(inputs).filter(isOf('cockatiel')), []);
    const imports = inputs['src/backend/platform/models/create-model-gateway.ts']?.imports ?? [];
    assert.ok(
      imports.some(
        ({ path, kind, external }) => path === './models.js' && kind === 'dynamic-import' && external,
      ),
    );
  });

  it('carries nothing of MCP', () => {
    assert.deepEqual(Object.keys(inputs).filter(isOf('@modelcontextprotocol')), []);
  });

  it('carries no YAML library', () => {
    assert.ok(loadedAtStart().size > 100);
    assert.deepEqual(Object.keys(inputs).filter(isOf('yaml')), []);
  });
});

describe('the SDK of MCP', () => {
  const inputsOf = async (name: string) => {
    const { options } = listBuilds(projectRoot, 'dist').find(({ output }) => output === name) ?? {};
    const built = await build({ ...options, write: false, metafile: true });
    return Object.keys(built.metafile.inputs).filter((file) => file.includes('node_modules/'));
  };

  it('is in a bundle of its own, without its servers of HTTP, and not in the command line', async () => {
    const own = await inputsOf('mcp.js');
    const cli = await inputsOf('cli.js');

    assert.ok(own.some((file) => file.includes('@modelcontextprotocol/sdk')));
    assert.deepEqual(
      own.filter((file) => /node_modules\/(?:express|hono|@hono|jose|cors)\//.test(file)),
      [],
    );
    assert.deepEqual(
      cli.filter((file) => file.includes('@modelcontextprotocol')),
      [],
    );
  });
});
