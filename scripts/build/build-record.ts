/**
 * What esbuild said of the bundles when they were last built: which files went in, and what they leave to be found when
 * they run. The notices, the bill of materials and the test of the package ask for it, and to build all of them takes
 * 24 CPU seconds.
 */
import path from 'node:path';
import type { Metafile } from 'esbuild';
import * as z from 'zod';
import { fingerprint } from '../fingerprint.ts';
import { readRecord, writeRecord } from '../record-file.ts';

const builtFromSchema = z.object({
  /** Below dist/. */
  output: z.string(),
  /** Files below the project's folder. */
  inputs: z.array(z.string()),
  /** Modules that are in no file of the build. */
  imports: z.array(z.string()),
});
export type BuiltFrom = z.infer<typeof builtFromSchema>;

const recordSchema = z.object({ key: z.string(), bundles: z.array(builtFromSchema) });

const importsSchema = z.array(
  z.object({ path: z.string(), kind: z.string(), external: z.boolean().optional() }),
);

/** Of esbuild's own account of a bundle, what tests ask. */
const metafileSchema = z.object({
  inputs: z.record(z.string(), z.object({ imports: importsSchema })),
  outputs: z.record(
    z.string(),
    z.object({
      bytes: z.number(),
      imports: importsSchema,
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })),
    }),
  ),
});
export type BuiltMetafile = z.infer<typeof metafileSchema>;

const keptMetafileSchema = z.object({ key: z.string(), metafile: metafileSchema });

/** Below the project's folder. */
export const builtFromFile = '.tsbuild/built-from.json';

/** Of all that bundles are made of, and how. */
export function bundlesKey(root: string): string {
  return fingerprint(root, [
    '{src,webviews}/**/!(*.test).{ts,yml,json,css}',
    'scripts/bundles.ts',
    'scripts/{build,manifest}/*',
    'package-lock.json',
  ]);
}

/** Undefined where they were built from other sources, or not at all. */
export function readBuiltFrom(root: string): readonly BuiltFrom[] | undefined {
  const record = readRecord(path.join(root, builtFromFile), recordSchema);
  return record?.key === bundlesKey(root) ? record.bundles : undefined;
}

/** @param key as it was before the build began */
export function recordBuiltFrom(root: string, key: string, bundles: readonly BuiltFrom[]): void {
  writeRecord(path.join(root, builtFromFile), { key, bundles });
}

/** @param key as it was before the build began */
export function recordMetafile(root: string, key: string, output: string, metafile: Metafile): void {
  writeRecord(metafileBelow(root, output), { key, metafile });
}

/** Undefined where the bundle was built from other sources, or not at all. @param key as the sources are now */
export function readMetafile(root: string, key: string, output: string): BuiltMetafile | undefined {
  const record = readRecord(metafileBelow(root, output), keptMetafileSchema);
  return record?.key === key ? record.metafile : undefined;
}

function metafileBelow(root: string, output: string): string {
  return path.join(root, '.tsbuild/metafiles', `${output.replaceAll('/', '+')}.json`);
}

export function describeBuilt(output: string, { inputs, outputs }: Metafile): BuiltFrom {
  const imports = Object.values(outputs).flatMap((each) => each.imports.filter(({ external }) => external));
  return { output, inputs: Object.keys(inputs), imports: [...new Set(imports.map((each) => each.path))] };
}
