/** `vireo mcp`: the tools of Vireo for other assistants, over the Model Context Protocol. */
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { isToolsetChoice, type ToolsetChoice, toolsets } from '../../contract/tools/toolsets.ts';
import { type Permission, permissions } from '../../domain/authorization.ts';
import { assetPath } from '../../workspace/assets.ts';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import { CliError, type CliIo } from '../io.ts';

const listed = Object.entries(toolsets)
  .map(([name, about]) => `  ${name.padEnd(11)}${about}`)
  .join('\n');

const help = `
Speaks the Model Context Protocol on standard input and output until the client ends it. It finds the running backend, or
starts it. What reads is done at once; what changes something waits in the editor until you apply it there.

  --allow time:write              what needs this permission is done at once, under the client's name, and can be undone
  --allow time:write,invoice:write
  --tools time,documents          these sets of tools instead of the usual ones; each tool costs the assistant tokens

What is issued, credited, sent or reminded of waits for your click, whatever is allowed. Prompts (a weekly review, an
invoice, the month) and clients, projects and open invoices as resources are offered beside the tools.

Sets of tools (basics are always offered):
${listed}
  default    the tools that are used most
  all        every tool

Set-up lines for Claude Code, VS Code and Cursor: docs/mcp.md.
Exit codes: 0 ended by the client, 2 wrong usage, or there is no backend.`;

interface McpOptions extends BackendOptions {
  readonly allow?: readonly Permission[];
  readonly tools?: readonly ToolsetChoice[];
}

function readToolsets(said: string, before: readonly ToolsetChoice[] = []): readonly ToolsetChoice[] {
  const names = said.split(',').map((name) => name.trim());
  return [
    ...before,
    ...names.map((name) => {
      if (!isToolsetChoice(name)) {
        const known = [...Object.keys(toolsets), 'default', 'all'].join(', ');
        throw new CliError('usage', `"${name}" is not a set of tools. There are: ${known}.`);
      }
      return name;
    }),
  ];
}

function isPermission(text: string): text is Permission {
  return (permissions as readonly string[]).includes(text);
}

function readPermissions(said: string, before: readonly Permission[] = []): readonly Permission[] {
  const names = said.split(',').map((name) => name.trim());
  return [
    ...before,
    ...names.map((name) => {
      if (!isPermission(name)) {
        const known = permissions.filter((each) => each.endsWith(':write')).join(', ');
        throw new CliError('usage', `"${name}" is not a permission. There are: ${known}, …`);
      }
      return name;
    }),
  ];
}

export function createMcpCommand(io: CliIo): Command {
  return withBackendOptions(new Command('mcp').description('offer the tools to other assistants (MCP)'))
    .option('--allow <permissions>', 'what is done without a click in this session', readPermissions)
    .option('--tools <sets>', 'sets of tools that are offered', readToolsets)
    .addHelpText('after', help)
    .action(async ({ allow = [], tools = ['default'], ...options }: McpOptions) => {
      const { openConnection } = await import('../backend/open-api.ts');
      // Before the protocol begins: without a backend the command ends with a sentence.
      let first: Awaited<ReturnType<typeof openConnection>> | undefined = await openConnection(options, io);
      const connect = async () => {
        const connection = first ?? (await openConnection(options, io));
        first = undefined;
        return connection;
      };
      const { serveMcp } = await loadServer();
      await serveMcp({ connect, allow, toolsets: tools, signal: io.signal });
    });
}

/** By path, as every process is: nothing of it is in this program. */
async function loadServer(): Promise<typeof import('../mcp/main.ts')> {
  return await import(pathToFileURL(assetPath('mcp.js')).href);
}
