/** The one catalogue of tools, computed from what the slices mount. */
import type { Tool } from './tool.ts';

/** By name. */
export type ToolCatalogue = ReadonlyMap<string, Tool>;

const namePattern = /^[a-z][a-z0-9_]{0,63}$/;

/** @throws Error where two slices mount a tool of one name, or a tool that changes something shows nothing before. */
export function catalogueOf(mounted: readonly { readonly tools?: readonly Tool[] }[]): ToolCatalogue {
  const catalogue = new Map<string, Tool>();
  for (const tool of mounted.flatMap(({ tools = [] }) => tools)) {
    if (!namePattern.test(tool.name)) throw new Error(`${tool.name} is no name of a tool.`);
    if (catalogue.has(tool.name)) throw new Error(`Two slices mount the tool ${tool.name}.`);
    if ((tool.effect === 'write' || tool.effect === 'outward') && tool.preview === undefined)
      throw new Error(`The tool ${tool.name} changes something and has no preview.`);
    catalogue.set(tool.name, tool);
  }
  return catalogue;
}
