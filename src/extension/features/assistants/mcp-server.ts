/** The bundle that tells the editor of the MCP server. */
import * as vscode from 'vscode';
import { productOf } from '../../platform/log.ts';
import { chosenAccount, dataDirectoryOf, mayBeDemo } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { defineMcpServer } from './mcp-definition.ts';

export async function provideServers({ context }: Services): Promise<vscode.McpServerDefinition[]> {
  const isOwn = !mayBeDemo() && chosenAccount(context) === undefined;
  const { command, args, env } = defineMcpServer({
    runtime: process.execPath,
    cli: context.asAbsolutePath('dist/cli.js'),
    dataDirectory: isOwn ? readSetting('vireo.dataDirectory').trim() : await directoryOf(context),
  });
  return [new vscode.McpStdioServerDefinition('Vireo', command, [...args], env, productOf(context).version)];
}

async function directoryOf(context: vscode.ExtensionContext): Promise<string> {
  const { defaultDataDirectory } = await import('../../../connection/index.ts');
  return dataDirectoryOf(defaultDataDirectory, context);
}
