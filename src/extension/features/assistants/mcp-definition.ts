/** How the editor starts `vireo mcp`; pure. */
import { localAccountName } from '../../../contract/local/account-names.ts';

export interface McpDefinitionOptions {
  /** The editor's own runtime: nothing has to be installed. */
  readonly runtime: string;
  readonly cli: string;
  /** Empty where the default is kept. */
  readonly dataDirectory: string;
}

export interface McpDefinition {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Without `--allow`: what changes something waits for a click. */
export function defineMcpServer({ runtime, cli, dataDirectory }: McpDefinitionOptions): McpDefinition {
  return {
    command: runtime,
    // Without a folder the practice of this machine, whichever account the command line uses.
    args: [cli, 'mcp', ...(dataDirectory === '' ? ['--as', localAccountName] : ['--data', dataDirectory])],
    // Electron counts as Node when it is told so.
    env: { ELECTRON_RUN_AS_NODE: '1' },
  };
}
