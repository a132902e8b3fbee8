/** Facts of a tree that a test writes down. */
import { createWiringReader, type WiringReader } from '../../../scanner/outline/index.ts';
import { loadGrammars } from '../../grammars.ts';
import { discoverStack } from '../../stack/index.ts';
import type { FactKind, ProjectFact } from '../model.ts';
import { readFacts } from '../read-facts.ts';

let wiring: Promise<WiringReader> | undefined;

/** By path, their texts. */
export async function factsOf(files: Readonly<Record<string, string>>): Promise<readonly ProjectFact[]> {
  wiring ??= loadGrammars().then(createWiringReader);
  const stack = await discoverStack(
    Object.entries(files).map(([path, text]) => ({
      path,
      size: text.length,
      read: async () => new TextEncoder().encode(text),
    })),
  );
  const tree = { files: Object.keys(files), read: async (file: string) => files[file] };
  return await readFacts(tree, { stack, wiring: await wiring });
}

export function valuesOf(facts: readonly ProjectFact[], kind: FactKind): readonly string[] {
  return facts.filter((fact) => fact.kind === kind).map(({ value }) => value);
}
