import assert from 'node:assert/strict';
import { explainMessage } from '../../src/contract/explanation.ts';
import type { FindingData } from '../../src/contract/lsp-messages.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const code = 'import requests\n\n\ndef read(url):\n    return requests.get(url, timeout=5, verify=False)\n';

async function startedIn(locale: string, folder: string): Promise<LspClient> {
  return await LspClient.start({ pull: true, folder, locale });
}

describe('language server, an editor in German', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    client = await startedIn('de', folder.path);
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  it('says what was found in German and keeps the English text beside it', async () => {
    const uri = await client.open('fetch.py', code);

    const found = (await client.pull(uri)).find((each) => each.code === 'tls-verification-off');

    assert.equal(
      found?.message,
      '‘verify=False’ schaltet die Zertifikatsprüfung aus. Jeder im Netz kann sich als der Server ausgeben und mitlesen.',
    );
    const { message } = found.data as FindingData;
    assert.match(message ?? '', /^`verify=False` turns off the certificate check\./);
  });

  it('shows the rule in German on hover', async () => {
    const uri = await client.open('hovered.py', code);
    await client.pull(uri);

    const hover = await client.hover(uri, 4, 45);

    const text = JSON.stringify(hover?.contents);
    assert.match(text, /Ohne die Prüfung schützt/);
    assert.match(text, /So behebst du es:/);
    assert.doesNotMatch(text, /How to fix/);
  });

  it('explains in German, with an English text to copy', async () => {
    const uri = await client.open('explained.py', code);
    await client.pull(uri);

    const explanation = await client.connection.sendRequest<Record<string, unknown>>(explainMessage.method, {
      uri,
      position: { line: 4, character: 45 },
    });

    assert.equal(explanation['language'], 'de');
    assert.match(String(explanation['why']), /^Ohne die Prüfung/);
    assert.match(String(explanation['markdown']), /turns off the certificate check/);
    assert.doesNotMatch(String(explanation['markdown']), /Zertifikatsprüfung/);
  });
});

describe('language server, an editor in another language', () => {
  it('says it in English', async () => {
    const folder = createTemporaryFolder();
    const client = await startedIn('fr', folder.path);
    const uri = await client.open('fetch.py', code);

    const found = (await client.pull(uri)).find((each) => each.code === 'tls-verification-off');

    assert.ok(found !== undefined);
    assert.match(String(found.message), /^‘verify=False’ turns off the certificate check\./);
    assert.equal((found.data as FindingData).message, undefined);
    await client.stop();
    folder.remove();
  });
});
