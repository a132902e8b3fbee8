/** How the editor starts `vireo mcp`; pure. */

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
    args: [cli, 'mcp', ...(dataDirectory === '' ? [] : ['--data', dataDirectory])],
    // Electron counts as Node when it is told so.
    env: { ELECTRON_RUN_AS_NODE: '1' },
  };
}
