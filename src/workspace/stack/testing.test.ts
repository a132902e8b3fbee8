/** Workspaces that lie in memory, for the core. */
import { discoverStack } from './discover-stack.ts';
import type { DiscoverOptions, Stack, StackFile } from './model.ts';

export type Tree = Readonly<Record<string, string | Uint8Array>>;

export function filesOf(tree: Tree): readonly StackFile[] {
  return Object.entries(tree).map(([path, content]): StackFile => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { path, size: bytes.length, read: async () => bytes };
  });
}

export async function stackOf(tree: Tree, options?: DiscoverOptions): Promise<Stack> {
  return await discoverStack(filesOf(tree), options);
}

export function idsOf({ technologies }: Pick<Stack, 'technologies'>): readonly string[] {
  return technologies.map(({ id }) => id);
}
