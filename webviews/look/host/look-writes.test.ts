import assert from 'node:assert/strict';
import type { InvoiceLook, PatchInvoiceLook } from '../../../src/api-client/index.ts';
import { changeLook, showLook } from '../../../src/domain/invoicing/look/change-look.ts';
import { LookWrites } from './look-writes.ts';

const logo = (sha256: string) => ({ sha256, type: 'image/png', width: 2, height: 1 }) as const;
const usual: InvoiceLook = {
  version: 3,
  updatedAt: null,
  logo: null,
  logoAlignment: 'left',
  logoHeightMm: 15,
  color: null,
  colorsText: true,
  footer: [],
  columns: ['position', 'quantity', 'price'],
};

/** Keeps the look by the rules of the API; a logo's hash is its content. */
function createWrites(start: InvoiceLook = usual) {
  const { version, updatedAt, colorsText: _shown, ...given } = start;
  const backend = {
    stored: changeLook({}, { ...given, logo: null }, undefined),
    version,
    isStale: false,
    asked: [] as { body: PatchInvoiceLook; ifMatch: unknown }[],
    get look(): InvoiceLook {
      const { footer, columns, ...shown } = showLook(this.stored);
      return { version: this.version, updatedAt, ...shown, footer: [...footer], columns: [...columns] };
    },
  };
  if (start.logo !== null) backend.stored = { ...backend.stored, logo: start.logo };
  const api = {
    patchInvoiceLook: async ({
      body,
      headers,
    }: {
      body: PatchInvoiceLook;
      headers: Record<string, unknown>;
    }) => {
      if (backend.isStale) throw new Error('stale');
      backend.asked.push({ body, ifMatch: headers['If-Match'] });
      const content = body.logo;
      const stored = typeof content === 'string' ? logo(content) : undefined;
      backend.stored = changeLook(backend.stored, body, stored);
      backend.version += 1;
      return { data: backend.look };
    },
    getInvoiceLogo: async ({ path }: { path: { sha256: string } }) => ({
      data: Uint8Array.from(Buffer.from(path.sha256, 'base64')).buffer,
    }),
  };
  const ask = async (question: (client: typeof api, options: object) => Promise<{ data: unknown }>) =>
    (await question(api, {})).data;
  const writes = new LookWrites({ backend: { ask } } as never);
  writes.saw(start);
  return { writes, backend };
}

describe('what the Invoice Look page writes', () => {
  it('goes under the version that was shown, then under the one that was written', async () => {
    const { writes, backend } = createWrites();

    await writes.change({ color: '#123456' });
    await writes.change({ footer: ['Bank'] });

    assert.deepEqual(
      backend.asked.map(({ ifMatch }) => ifMatch),
      ['"3"', '"4"'],
    );
  });

  it('is undone step by step, a logo by its content', async () => {
    const { writes, backend } = createWrites({ ...usual, logo: logo('Zmlyc3Q=') });

    await writes.change({ logo: 'c2Vjb25k' });
    await writes.change({ logo: null });
    await writes.change({ color: '#123456', columns: ['price'] });
    const after = backend.look;
    for (let step = 0; step < 3; step++) await writes.undo();

    assert.deepEqual(
      { logo: after.logo, color: after.color, columns: after.columns },
      { logo: null, color: '#123456', columns: ['price'] },
    );
    const { version: _version, ...undone } = backend.look;
    const { version: _own, ...before } = { ...usual, logo: logo('Zmlyc3Q=') };
    assert.deepEqual(undone, before);
    assert.equal(writes.canUndo, false);
  });

  it('brings a removed logo back to its side and in its height', async () => {
    const own: InvoiceLook = { ...usual, logo: logo('Zmlyc3Q='), logoAlignment: 'right', logoHeightMm: 30 };
    const { writes, backend } = createWrites(own);

    await writes.change({ logo: null });
    const after = backend.look;
    await writes.undo();

    assert.equal(after.logo, null);
    assert.deepEqual({ ...backend.look, version: own.version }, own);
  });

  it('is written once, though it is sent twice', async () => {
    const { writes, backend } = createWrites();

    await writes.change({ color: '#123456' });
    await writes.change({ color: '#123456' });
    await writes.undo();

    assert.deepEqual({ color: backend.look.color, canUndo: writes.canUndo }, { color: null, canUndo: false });
  });

  it('leaves nothing to undo of what was refused', async () => {
    const { writes, backend } = createWrites();

    backend.isStale = true;
    await assert.rejects(writes.change({ color: '#123456' }));
    assert.equal(writes.canUndo, false);
    backend.isStale = false;
    await writes.change({ color: '#123456' });
    backend.isStale = true;
    await assert.rejects(writes.undo());

    assert.equal(writes.canUndo, true);
  });
});
