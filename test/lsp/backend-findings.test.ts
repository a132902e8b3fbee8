/** Under stdio nobody hands the agents' findings over: the server asks the user's backend itself. */
import assert from 'node:assert/strict';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';

describe('language server over stdio, with a backend', () => {
  const folder = createTemporaryFolder();
  let data: { directory: string; remove(): Promise<void> };
  let backend: BackendProcess;
  let client: LspClient;

  before(async () => {
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
    const env = { VIREO_DATA: data.directory };
    client = await LspClient.start({ pull: true, folder: folder.path, initializationOptions: {}, env });
  });
  after(async () => {
    await client.stop();
    await backend.stop();
    await data.remove();
    folder.remove();
  });

  it('shows what the Security agent found, in a file that was never opened, until it is dismissed', async () => {
    folder.write('src/never-opened.ts', flawed);
    const owner = await backend.ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = await backend.ask('POST', '/projects', {
      name: 'API',
      clientId: owner.body.id,
      folder: folder.path,
      hourlyRate: { minor: 10000, currency: 'EUR' },
    });
    assert.equal(project.status, 201, JSON.stringify(project.body));
    const request = await backend.ask('POST', `/projects/${project.body.id}/requests`, { agent: 'security' });
    assert.equal(request.status, 202, JSON.stringify(request.body));

    const uri = client.uri('src/never-opened.ts');
    const shown = await client.pushed(uri, (diagnostics) => diagnostics.length > 0);
    const { body } = await backend.ask('GET', '/findings');
    for (const { id } of body.items)
      await backend.ask('POST', `/findings/${id}/dismiss`, { reason: 'Only in this test' });
    await waitFor(
      () => client.published.findLast((one) => one.uri === uri)?.diagnostics.length === 0,
      'its end',
    );

    assert.ok(shown.every(({ source }) => source === 'Vireo · Security agent'));
    assert.equal(shown[0]?.range.start.line, 1);
  });
});
