/** What is in a bundle, for the tests that ask: of the build that made it, and else of one in memory. */
import { build } from 'esbuild';
import { projectRoot } from '../paths.ts';
import { type BuiltMetafile, bundlesKey, readMetafile } from './build-record.ts';
import { listBuilds } from './bundle.ts';

/** Reading all sources takes a third of a second; a test file asks for a hundred bundles. */
let key: string | undefined;

export async function metafileOf(output: string): Promise<BuiltMetafile> {
  key ??= bundlesKey(projectRoot);
  const kept = readMetafile(projectRoot, key, output);
  if (kept !== undefined) return kept;
  const found = listBuilds(projectRoot, 'dist').find((each) => each.output === output);
  if (found === undefined) throw new Error(`There is no bundle ${output}.`);
  const { metafile } = await build({ ...found.options, write: false, metafile: true });
  return metafile;
}
