/**
 * The protocol's own conformance suite, as far as it is about what any server offers. It drives a server by
 * HTTP: the same server object stands behind the SDK's transport here. Its other scenarios want tools, prompts and
 * resources of its own making (`test_simple_text`), or test the transport, which is the SDK's.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { projectRoot } from '../../../scripts/paths.ts';
import { askBackend } from '../../../src/cli/mcp/ask-backend.ts';
import { createMcpServer } from '../../../src/cli/mcp/create-mcp-server.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';

const suite = path.join(projectRoot, 'node_modules/@modelcontextprotocol/conformance/dist/index.js');
const scenarios = [
  'server-initialize',
  'ping',
  'tools-list',
  'prompts-list',
  'resources-list',
  'completion-complete',
];

describe('the conformance suite of MCP', () => {
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let server: Server;

  before(async () => {
    const made = await makeDataDirectory();
    ({ remove } = made);
    backend = await startBackend(made.directory);
    server = createServer(async (request, reply) => {
      const tools = askBackend(async () => backend);
      const mcp = createMcpServer({ tools, toolsets: ['default'], allow: [], zone: 'UTC', locale: 'en' });
      const transport = new StreamableHTTPServerTransport();
      reply.once('close', () => void mcp.close());
      // Its optional fields are declared with undefined, those of the interface without.
      await mcp.connect(transport as Transport);
      await transport.handleRequest(request, reply);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  after(async () => {
    server.closeAllConnections();
    server.close();
    await backend.kill();
    await remove();
  });

  async function run(scenario: string) {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/mcp`;
    const args = [suite, 'server', '--url', url, '--scenario', scenario];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const [said, failed, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { scenario, code, said: said + failed };
  }

  it(`is passed as far as it wants nothing of its own making: ${scenarios.join(', ')}`, async () => {
    for (const { scenario, code, said } of await Promise.all(scenarios.map(run))) {
      assert.equal(code, 0, `${scenario}: ${said}`);
      assert.match(said, /Passed: ([1-9]\d*)\/\1\b/, `${scenario}: ${said}`);
    }
  });
});
