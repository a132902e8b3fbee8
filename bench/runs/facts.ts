/** Facts of a project on disk that was never looked at, and of the same files in another copy. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createWiringReader } from '../../src/scanner/outline/index.ts';
import { readKeptFacts } from '../../src/workspace/facts/kept/kept-facts.ts';
import { readFacts } from '../../src/workspace/facts/read-facts.ts';
import { loadGrammars } from '../../src/workspace/grammars.ts';
import { discoverStack } from '../../src/workspace/stack/index.ts';
import { type Benchmark, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

const size = sized(2_000, 50);
const placeOf = (at: number): string => `part${at % 50}/routes${at}.js`;

/** Mounts each router. */
function main(count: number): string {
  const routers = Array.from({ length: count }, (_, at) => at);
  const imports = routers.map((at) => `import { router as router${at} } from './${placeOf(at)}';`);
  const mounts = routers.map((at) => `app.use('/api', router${at});`);
  const app = ["import express from 'express';", ...imports, 'const app = express();', ...mounts];
  return `${[...app, 'app.listen(3000);'].join('\n')}\n`;
}

function sampleFiles(): Readonly<Record<string, string>> {
  const manifest = { scripts: { start: 'node src/main.js' }, dependencies: { express: '5' } };
  const router = (at: number) =>
    `import { Router } from 'express';\nimport { db } from '../db.js';\n\nexport const router = Router();\nrouter.get('/part${at}', async (_, reply) => {\n  const rows = await db.query(process.env.VAR_${at % 30});\n  reply.json(rows);\n});\nrouter.post('/part${at}/:id', (request, reply) => reply.json(request.body));\n`;
  return {
    'package.json': JSON.stringify(manifest),
    'src/main.js': main(size - 2),
    ...Object.fromEntries(
      Array.from({ length: size - 2 }, (_, at) => [`src/${placeOf(at)}`, router(at)] as const),
    ),
  };
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

/** Both the time and how many facts there are. */
async function measure(folder: string, directory: string, names: readonly string[]) {
  const read = async (file: string) => await readFile(path.join(folder, file), 'utf8');
  const tree = { files: names, folder, folderName: 'shop', read };
  const stack = await discoverStack([]);
  const from = performance.now();
  const facts = await readKeptFacts(
    { directory, folder },
    { tree, stack, readsCode: true },
    async () => await readFacts(tree, { stack, wiring: await createWiringReader(await loadGrammars()) }),
  );
  return { ms: performance.now() - from, count: facts.length };
}

export const benchmark: Benchmark = {
  name: 'facts',
  async run() {
    const base = await mkdtemp(path.join(os.tmpdir(), 'vireo-bench-facts-'));
    try {
      const files = sampleFiles();
      const names = Object.keys(files);
      const cache = path.join(base, 'cache');
      await write(path.join(base, 'first'), files);
      await write(path.join(base, 'second'), files);
      const cold = await measure(path.join(base, 'first'), cache, names);
      const kept = await measure(path.join(base, 'second'), cache, names);
      if (cold.count < size || kept.count !== cold.count)
        throw new Error(`${cold.count} facts at first, ${kept.count} of the same files then`);
      const unit = 'ms';
      return [
        withinLimit(`facts of ${size} files that were never looked at`, {
          ours: cold.ms,
          limit: 1_500,
          unit,
        }),
        withinLimit(`facts of the same ${size} files in another copy`, { ours: kept.ms, limit: 100, unit }),
      ];
    } finally {
      await rm(base, { recursive: true, force: true });
    }
  },
};
