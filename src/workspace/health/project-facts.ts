/** The facts that health stands on, of files that a scan found. Routes are none of them. */
import { readFile } from 'node:fs/promises';
import { findAdapter } from '../dependencies/formats/adapters.ts';
import type { DiscoveredFile } from '../discovery.ts';
import type { ProjectFact } from '../facts/model.ts';
import { readFacts } from '../facts/read-facts.ts';
import { ignore } from '../ignore-error.ts';
import { discoverStack, type StackFile } from '../stack/index.ts';
import { readText } from './file-facts.ts';

/** Manifests that no adapter of dependencies reads. */
const otherManifest =
  /(?:^|\/)(?:Gemfile|composer\.json|build\.gradle(?:\.kts)?|mix\.exs|pubspec\.yaml)$|\.csproj$/;

export async function readHealthFacts(
  all: readonly DiscoveredFile[],
  signal: AbortSignal | undefined,
): Promise<readonly ProjectFact[]> {
  // Of all others the name is enough to know what runs tests.
  const isRead = (file: string): boolean => findAdapter(file) !== undefined || otherManifest.test(file);
  const files = all.map(
    ({ path, sizeBytes, absolutePath }): StackFile => ({
      path,
      size: sizeBytes,
      ...(isRead(path) ? { read: () => readBytes(absolutePath) } : {}),
    }),
  );
  const stack = await discoverStack(files, { signal });
  const byPath = new Map(all.map((found) => [found.path, found]));
  const read = async (file: string): Promise<string | undefined> => {
    const found = byPath.get(file);
    return found && (await readText(found.absolutePath, found.language));
  };
  return await readFacts({ files: [...byPath.keys()], read }, { stack });
}

async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    ignore(error, 'what went away between two looks is not there');
    return undefined;
  }
}
