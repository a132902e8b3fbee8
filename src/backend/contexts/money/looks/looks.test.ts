import assert from 'node:assert/strict';
import { migrations } from '../../../migrations/index.ts';
import { sha256Of } from '../../../platform/files/file-places.ts';
import { findNamedFiles, quotaBytes } from '../../../platform/files/stored-files.repository.ts';
import type { Schema } from '../../../schema.ts';
import { type BillingPractice, createBillingPractice, requireOk } from '../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { createMemoryFileStore, type MemoryFileStore } from '../../../testing/memory-file-store.ts';
import { sampleJpeg, samplePng } from '../../../testing/sample-images.ts';
import { createTestApp } from '../../../testing/test-app.ts';
import { readImage } from './read-image.ts';

const usual = {
  version: 1,
  updatedAt: null,
  logo: null,
  logoAlignment: 'left',
  logoHeightMm: 15,
  color: null,
  colorsText: true,
  footer: [],
  columns: ['position', 'quantity', 'price'],
};

/** What is kept of a file that is given. */
async function keptOf(file: Buffer): Promise<Buffer> {
  const read = await readImage(file);
  assert.ok(read.ok);
  return read.value.content;
}

const inBase64 = (content: Buffer) => content.toString('base64');

describe('the look of invoices', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let practice: BillingPractice;
    let store: MemoryFileStore;

    beforeEach(async () => {
      store = createMemoryFileStore();
      practice = await createBillingPractice(
        await createTestApp(await open(), { upTo: 'money', files: store }),
      );
    });

    afterEach(async () => await practice.vireo.close());

    const path = '/invoice-look';
    const change = async (body: object, headers = {}) =>
      await practice.vireo.ask('PATCH', path, { body, headers });
    const get = async () => await practice.get(path);
    const countLogos = async () =>
      (await practice.vireo.database.query.selectFrom('invoice_logos').selectAll().execute()).length;

    it('is the usual one until something is changed, and changes field by field', async () => {
      const before = await practice.vireo.ask('GET', path);
      const footer = ['Nordbank\nBIC NORDDEHH', 'Register HRB 4711'];

      const color = requireOk(await change({ color: '#0A5' }, { 'if-match': '"1"' }));
      const rest = requireOk(await change({ footer, columns: ['price', 'taxRate', 'quantity'] }));

      assert.deepEqual({ body: before.body, etag: before.headers['etag'] }, { body: usual, etag: '"1"' });
      assert.deepEqual(
        { color: color.body.color, colorsText: color.body.colorsText, etag: color.headers['etag'] },
        { color: '#00aa55', colorsText: false, etag: '"2"' },
      );
      const { updatedAt: _at, ...after } = await get();
      const { updatedAt: _none, ...kept } = usual;
      const columns = ['quantity', 'price', 'taxRate'];
      assert.deepEqual(after, { ...kept, version: 3, color: '#00aa55', colorsText: false, footer, columns });
      assert.equal(rest.body.version, 3);
    });

    it('refuses a change of a version that is not there any more', async () => {
      requireOk(await change({ color: '#123456' }));

      const { status, body } = await change({ color: '#654321' }, { 'if-match': '"1"' });

      assert.deepEqual({ status, code: body.error.code }, { status: 412, code: 'stale_version' });
      assert.equal((await get()).color, '#123456');
    });

    it('keeps a logo by its hash, and gives it back', async () => {
      for (const [content, type, size] of [
        [samplePng({ width: 30, height: 10 }), 'image/png', [30, 10]],
        [sampleJpeg, 'image/jpeg', [24, 12]],
      ] as const) {
        const { logo } = requireOk(await change({ logo: inBase64(content) })).body;

        const kept = await keptOf(content);
        const sha256 = sha256Of(kept);
        assert.deepEqual(logo, { sha256, type, width: size[0], height: size[1] });
        const reply = await practice.vireo.app.inject({
          url: `/api/v1/invoice-look/logos/${sha256}`,
          headers: { host: '127.0.0.1', authorization: 'Bearer org_admin' },
        });
        assert.deepEqual([reply.headers['content-type'], reply.rawPayload.equals(kept)], [type, true]);
      }
      const db = practice.vireo.database.query;
      const hashes = [...store.files.keys()];
      assert.deepEqual(await findNamedFiles(db, hashes), new Set(hashes));
    });

    it('gives no logo to another organization', async () => {
      const { logo } = requireOk(await change({ logo: inBase64(samplePng()) })).body;

      const reply = await practice.vireo.ask('GET', `${path}/logos/${logo.sha256}`, { as: 'foreign' });

      assert.equal(reply.status, 404);
      assert.equal((await practice.vireo.ask('GET', path, { as: 'foreign' })).body.logo, null);
    });

    it('refuses a logo of 20 MB with its field, and saves nothing of the request', async () => {
      const body = { color: '#123456', logo: inBase64(Buffer.alloc(20 * 1024 * 1024)) };

      const reply = await change(body);

      assert.deepEqual(
        { status: reply.status, code: reply.body.error.code },
        { status: 413, code: 'too_large' },
      );
      assert.equal(reply.body.error.details[0].field, 'logo');
      assert.match(
        reply.body.error.message,
        /^logo: is larger than 1 MB; a logo is a PNG or JPEG of at most 1 MB/,
      );
      assert.deepEqual([await get(), store.files.size, await countLogos()], [usual, 0, 0]);
    });

    it('answers 20 MB over a connection, too, before it is closed', async () => {
      const { app } = practice.vireo;
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      const body = JSON.stringify({ logo: inBase64(Buffer.alloc(20 * 1024 * 1024)) });
      const headers = { authorization: 'Bearer org_admin', 'content-type': 'application/json' };

      const reply = await fetch(`${url}/api/v1/invoice-look`, { method: 'PATCH', headers, body });

      const { error } = (await reply.json()) as { error: { details: { field: string }[] } };
      assert.deepEqual(
        { status: reply.status, field: error.details[0]?.field },
        { status: 413, field: 'logo' },
      );
    });

    const faults: readonly (readonly [string, Buffer | string, RegExp])[] = [
      ['is SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /neither PNG nor JPEG/],
      ['is larger than 1 MB', Buffer.concat([samplePng(), Buffer.alloc(1024 * 1024)]), /larger than 1 MB/],
      ['is too wide', samplePng({ width: 4001 }), /4,000 pixels a side or 2 million in all/],
      ['has too many pixels', samplePng({ width: 2000, height: 1001 }), /2 million in all/],
      [
        'has a filter that there is none of',
        samplePng({ width: 1, height: 1, pixels: Buffer.alloc(5, 9) }),
        /damaged/,
      ],
      ['is cut off', samplePng().subarray(0, -8), /damaged/],
      ['has fewer pixels than it says', samplePng({ pixels: Buffer.alloc(10) }), /damaged/],
      ['has more pixels than it says', samplePng({ pixels: Buffer.alloc(50_000_000) }), /damaged/],
      ['has changed pixels', withChangedPixels(), /damaged/],
      ['is no Base64', 'not base 64', /Base64/],
    ];
    for (const [what, content, issue] of faults) {
      it(`refuses a logo that ${what}, and saves nothing of the request`, async () => {
        const logo = typeof content === 'string' ? content : inBase64(content);

        const { status, body } = await change({ color: '#123456', logo });

        assert.deepEqual({ status, field: body.error.details[0]?.field }, { status: 422, field: 'logo' });
        assert.match(body.error.message, issue);
        assert.deepEqual([await get(), store.files.size, await countLogos()], [usual, 0, 0]);
      });
    }

    it('names its field where the quota of stored files is used up', async () => {
      await practice.vireo.database.query
        .insertInto('stored_files')
        .values({
          organization_id: practice.vireo.owner.organizationId,
          sha256: 'f'.repeat(64),
          size: quotaBytes,
          created_at: 1,
        })
        .execute();

      const { status, body } = await change({ logo: inBase64(samplePng()) });

      assert.deepEqual({ status, field: body.error.details[0].field }, { status: 413, field: 'logo' });
      assert.deepEqual([(await get()).logo, await countLogos()], [null, 0]);
    });

    it('names each other field that is wrong', async () => {
      const wrong = {
        color: 'red',
        footer: ['', '', '', ''],
        columns: ['net'],
        logoHeightMm: 500,
        logoAlignment: 'up',
      };
      for (const [field, value] of Object.entries(wrong)) {
        const { status, body } = await change({ [field]: value });
        assert.deepEqual([status, body.error.details[0].field.split('.')[0]], [422, field]);
      }
      assert.deepEqual(await get(), usual);
    });

    it('refuses a footer that no PDF can show, and names its letter', async () => {
      for (const [text, issue] of [
        ['Danke 咨', /^footer: has “咨” \(U\+54A8\), which the font of PDFs lacks/],
        ['שלום', /^footer: has text from right to left, “ש” \(U\+05E9\), which a PDF cannot show/],
      ] as const) {
        const { status, body } = await change({ color: '#123456', footer: ['Bank', text] });

        assert.deepEqual({ status, field: body.error.details[0].field }, { status: 422, field: 'footer' });
        assert.match(body.error.message, issue);
      }
      assert.deepEqual(await get(), usual);
    });

    it('keeps side and height apart from the logo, and out of documents without one', async () => {
      requireOk(await change({ logoHeightMm: 30, logoAlignment: 'right' }));
      const { logoHeightMm, logoAlignment } = await get();
      const draft = requireOk(await practice.draftItem()).body;
      const { document } = await practice.get(`/invoices/${draft.id}/document`);
      requireOk(await change({ logo: inBase64(sampleJpeg) }));
      requireOk(await change({ logo: null }));
      const removed = await get();

      assert.deepEqual(
        { logoHeightMm, logoAlignment, look: document.look },
        { logoHeightMm: 30, logoAlignment: 'right', look: undefined },
      );
      assert.deepEqual(
        { logoHeightMm: removed.logoHeightMm, logoAlignment: removed.logoAlignment },
        { logoHeightMm: 30, logoAlignment: 'right' },
      );
    });

    it('leaves neither file nor row where the version is stale', async () => {
      requireOk(await change({ color: '#123456' }));

      await change({ logo: inBase64(samplePng()) }, { 'if-match': '"1"' });

      assert.deepEqual([(await get()).logo, await countLogos()], [null, 0]);
      const named = await findNamedFiles(practice.vireo.database.query, [...store.files.keys()]);
      assert.equal(named.size, 0);
    });

    it('is followed by drafts, frozen when they are issued, and left out where it is the usual one', async () => {
      const { id } = requireOk(await practice.draftItem()).body;
      const lookOf = async () => (await practice.get(`/invoices/${id}/document`)).document.look;
      const usualLook = await lookOf();
      const own = {
        logo: inBase64(samplePng()),
        logoAlignment: 'right',
        color: '#0a7a55',
        footer: ['HRB 4711'],
      };
      requireOk(await change(own));
      const ofDraft = await lookOf();
      requireOk(await practice.issue(id));

      requireOk(await change({ logo: null, color: '#aa0000', footer: [], columns: ['taxRate'] }));

      const { sha256, ...facts } = {
        sha256: sha256Of(await keptOf(samplePng())),
        type: 'image/png',
        width: 24,
        height: 12,
      };
      const logo = { sha256, ...facts };
      const frozen = { logo, logoAlignment: 'right', color: '#0a7a55', footer: ['HRB 4711'] };
      assert.equal(usualLook, undefined);
      assert.deepEqual([ofDraft, await lookOf()], [frozen, frozen]);
      requireOk(await change({ color: null, columns: usual.columns }));
      const next = requireOk(await practice.draftItem()).body;
      assert.equal((await practice.get(`/invoices/${next.id}/document`)).document.look, undefined);
    });

    it('keeps the logo of an issued invoice in its files, also when they are made again', async () => {
      const { id } = requireOk(await practice.draftItem()).body;
      const [first, second] = [samplePng({ fill: 1 }), samplePng({ fill: 2 })];
      requireOk(await change({ logo: inBase64(first) }));
      requireOk(await practice.issue(id));
      const exportHtml = async () =>
        requireOk(await practice.vireo.ask('GET', `/invoices/${id}/export?format=html`));
      const before = await exportHtml();
      requireOk(await change({ logo: inBase64(second) }));
      const kept = await keptOf(first);
      for (const hash of [...store.files.keys()]) if (hash !== sha256Of(kept)) store.files.delete(hash);

      const again = await exportHtml();

      assert.equal(again.headers['vireo-file'], 'made-again');
      assert.equal(again.body, before.body);
      assert.ok(String(again.body).includes(`data:image/png;base64,${inBase64(kept)}`));
      store.files.clear();
      const lost = await practice.vireo.ask('GET', `/invoices/${id}/export?format=html`);
      assert.deepEqual(
        { status: lost.status, code: lost.body.error.code },
        { status: 503, code: 'unavailable' },
      );
      assert.match(lost.body.error.message, /logo is missing/);
    });

    it('is no part of the e-invoice, and an exported document is taken with it', async () => {
      requireOk(await change({ logo: inBase64(samplePng()), footer: ['HRB 4711'] }));
      const { id } = requireOk(await practice.draftItem()).body;
      const { document } = await practice.get(`/invoices/${id}/document`);

      const { id: _id, ...given } = document;
      const copied = requireOk(await practice.vireo.ask('POST', '/invoices/complete', { body: given })).body;
      const cii = requireOk(await practice.vireo.ask('GET', `/invoices/${id}/export?format=cii`)).body;

      assert.equal(
        (await practice.get(`/invoices/${copied.id}/document`)).document.look.footer[0],
        'HRB 4711',
      );
      assert.doesNotMatch(String(cii), /4711/);
    });
  });
});

/** As of a bad disk. */
function withChangedPixels(): Buffer {
  const png = samplePng();
  const at = png.indexOf('IDAT') + 6;
  return png.fill(0xff, at, at + 8);
}
