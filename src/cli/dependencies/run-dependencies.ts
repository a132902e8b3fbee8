/** Reads the dependencies of a folder and prints them. */
import type { Inventory } from '../../workspace/dependencies/inventory.ts';
import type { CliIo } from '../io.ts';
import type { DependenciesOptions } from './dependencies-options.ts';
import { openInventory, tellProblems } from './open-inventory.ts';
import { printInventoryJson } from './print-inventory-json.ts';
import { printInventoryText } from './print-inventory-text.ts';

export async function runDependencies(path: string, options: DependenciesOptions, io: CliIo): Promise<void> {
  const inventory = await openInventory(path, io);
  io.out(render(inventory, options));
  tellProblems(inventory, io);
}

function render(inventory: Inventory, { format }: DependenciesOptions): string {
  return format === 'json' ? printInventoryJson(inventory) : printInventoryText(inventory);
}
