/** The bundle that tells the editor of the MCP server. */
import * as vscode from 'vscode';
import { defaultDataDirectory } from '../../../connection/index.ts';
import { dataDirectoryOf, mayBeDemo } from '../../platform/data-directory.ts';
import { productOf } from '../../platform/log.ts';
import type { Services } from '../../platform/services.ts';
import { readSetting } from '../../platform/settings.ts';
import { defineMcpServer } from './mcp-definition.ts';

export function provideServers({ context }: Services): vscode.McpServerDefinition[] {
  const demo = mayBeDemo() ? dataDirectoryOf(defaultDataDirectory) : undefined;
  const { command, args, env } = defineMcpServer({
    runtime: process.execPath,
    cli: context.asAbsolutePath('dist/cli.js'),
    dataDirectory: demo ?? readSetting('vireo.dataDirectory').trim(),
  });
  return [new vscode.McpStdioServerDefinition('Vireo', command, [...args], env, productOf(context).version)];
}
