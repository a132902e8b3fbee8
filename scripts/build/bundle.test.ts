import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { before, describe, it } from 'mocha';
import type { KeptCheckpoint } from '../../src/contract/work/checkpoint-asks.ts';
import type { AskBackend, WorkAsk } from '../../src/contract/work/work-asks.ts';
import { listLazyExtensionEntries } from '../bundles.ts';
import { projectRoot } from '../paths.ts';
import type { BuiltMetafile } from './build-record.ts';
import { metafileOf } from './built-metafile.ts';
import { listBuilds } from './bundle.ts';
import { escapeLetters } from './escape-letters.ts';

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
  let inputs: BuiltMetafile['inputs'];

  before(async () => {
    inputs = (await metafileOf('backend.js')).inputs;
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

describe('the work process', () => {
  const outputs = ['work.js', 'graphs.js', 'reading-worker.js', 'scan-worker.js', 'regex-worker.js'];
  const network = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|undici|ws|axios)$/;
  const ofPackage = /node_modules\/(?:undici|ws|axios|node-fetch|cross-fetch|got|follow-redirects)\//;
  const ofOurs = /src\/workspace\/dependencies\/advisories\/(?:post-osv|download-advisories)\.ts$/;

  function reachesOf(metafile: BuiltMetafile): readonly string[] {
    const inputs = Object.entries(metafile.inputs);
    const files = inputs.map(([file]) => file).filter((file) => ofPackage.test(file) || ofOurs.test(file));
    const imported = inputs.flatMap(([file, { imports }]) =>
      imports.filter((each) => network.test(each.path)).map((each) => `${each.path} from ${file}`),
    );
    return [...files, ...imported];
  }

  const optionsOf = (output: string): BuildOptions => {
    const found = listBuilds(projectRoot, 'dist').find((each) => each.output === output);
    assert.ok(found);
    return found.options;
  };

  for (const output of outputs)
    it(`reaches no network from ${output}`, async () => {
      assert.deepEqual(reachesOf(await metafileOf(output)), []);
    });

  for (const planted of [
    "import 'node:https';",
    "import { connect } from 'net'; connect(1);",
    "export const load = async () => await import('node:dns/promises');",
    "export const load = () => require('http2');",
    "import WebSocket from 'ws'; new WebSocket('ws://x');",
    "import { postOsv } from './src/workspace/dependencies/advisories/post-osv.ts'; void postOsv;",
  ])
    it(`would be caught at ${planted}`, async () => {
      const { entryPoints: _, ...options } = optionsOf('work.js');
      const contents = `${planted} import './src/contract/work/trust.ts';`;
      const stdin = { contents, resolveDir: projectRoot, loader: 'ts' as const };

      const { metafile } = await build({ ...options, stdin, write: false, metafile: true });

      assert.notDeepEqual(reachesOf(metafile), []);
    });

  it('runs a graph from the bundle of the engine', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vireo-graphs-'));
    try {
      const outfile = path.join(folder, 'graphs.cjs');
      await build({ ...optionsOf('graphs.js'), outfile });
      const {
        createLangGraphEngine,
      }: typeof import('../../src/backend/work/graphs/langgraph/langgraph-engine.ts') = createRequire(
        import.meta.url,
      )(outfile);
      const kept: KeptCheckpoint[] = [];
      const answer = async (ask: WorkAsk) => {
        if (ask.kind === 'checkpoint-put') kept.push(ask.kept);
        const last = kept.at(-1);
        const values = kept.flatMap((each) => each.values);
        return ask.kind === 'checkpoint-load' && last !== undefined ? { ...last, values, writes: [] } : null;
      };
      const engine = createLangGraphEngine({
        ask: answer as AskBackend,
        from: undefined,
        signal: new AbortController().signal,
        tell: () => undefined,
      });
      const only = {
        kind: 'work' as const,
        title: 'Only',
        next: { to: 'end' },
        run: async ({ count }: { count: number }) => ({ count: count + 1 }),
      };
      const limits = { steps: 5, tokens: 5, repeats: 1 };
      const graph = { name: 'one', start: 'only', limits, nodes: { only } };

      const outcome = await engine.run(graph, { input: { count: 1 } });

      assert.deepEqual(outcome, { kind: 'done', state: { count: 2 } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has the engine of graphs in a bundle of its own, and so has the backend', async () => {
    for (const output of ['work.js', 'backend.js']) {
      const carried = Object.keys((await metafileOf(output)).inputs);
      assert.deepEqual(
        carried.filter((file) => /node_modules\/(?:@langchain|langsmith)\//.test(file)),
        [],
      );
    }
  });
});

describe('the SDK of MCP', () => {
  const inputsOf = async (name: string) => {
    const { inputs } = await metafileOf(name);
    return Object.keys(inputs).filter((file) => file.includes('node_modules/'));
  };

  it('is in a bundle of its own, without its servers of HTTP, and not in the command line', async () => {
    const own = await inputsOf('mcp.js');
    const cli = await inputsOf('cli-whole.js');

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

describe('the bundles of the extension', () => {
  const inputsOf = async (name: string) => {
    const metafile = await metafileOf(name);
    return { files: Object.keys(metafile.inputs), output: Object.values(metafile.outputs)[0] };
  };

  it('share one zod, of which the entry knows nothing', async function () {
    // Where nobody has built them before.
    this.timeout(900_000);
    const outputs = Object.keys(listLazyExtensionEntries(projectRoot));
    const built = await Promise.all(['extension.js', ...outputs].map(inputsOf));

    const carrying = built.flatMap(({ files }) => files.filter((file) => file.includes('node_modules/zod/')));
    assert.deepEqual(carrying, []);
    const asking = built.filter(({ output }) =>
      output?.imports.some(({ path: name }) => name === './zod.js'),
    );
    assert.ok(asking.length > 15, `${asking.length} bundles ask for it`);
    assert.ok(!asking.includes(built[0] ?? assert.fail()));
    const { files } = await inputsOf('zod.js');
    assert.ok(files.some((file) => file.includes('node_modules/zod/')));
  });
});

describe('the entry of the extension', () => {
  it('weighs the same whatever features there are', async () => {
    const metafile = await metafileOf('extension.js');
    const [output] = Object.values(metafile.outputs);

    assert.deepEqual(
      Object.keys(metafile.inputs).filter((file) =>
        /^src\/extension\/(?:features\/|\w[\w-]*\.generated\.ts)/.test(file),
      ),
      [],
    );
    assert.ok(output?.imports.some(({ path: name }) => name === './contributed.js'));
    const bytes = output?.bytes ?? Number.NaN;
    assert.ok(bytes <= 60 * 1_024, `${bytes} bytes`);
  });
});

describe('the quick commands', () => {
  it('carry neither zod nor axios, and their entry nothing that weighs', async () => {
    const sizeOf = async (name: string) => {
      const [output] = Object.values((await metafileOf(name)).outputs);
      const carried = Object.entries(output?.inputs ?? {}).filter(
        ([, { bytesInOutput }]) => bytesInOutput > 0,
      );
      return { bytes: output?.bytes ?? Number.NaN, carried: carried.map(([file]) => file) };
    };
    const entry = await sizeOf('cli.js');
    const time = await sizeOf('cli-time.js');

    assert.ok(entry.bytes <= 10_000, `${entry.bytes} bytes`);
    assert.ok(time.bytes <= 600_000, `${time.bytes} bytes`);
    assert.ok(time.carried.includes('src/api-client/light/create-api-client.ts'));
    assert.deepEqual(
      time.carried.filter((file) => /node_modules\/(?:zod|axios)\/|api-client\/index\.ts/.test(file)),
      [],
    );
  });
});
