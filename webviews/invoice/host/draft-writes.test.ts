import assert from 'node:assert/strict';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { InvoiceRefusal } from '../messages.ts';
import { DraftWrites } from './draft-writes.ts';

interface Asked {
  readonly headers: { readonly 'If-Match': string };
}

function stale(): Error {
  const error = new Error('It has changed.');
  return Object.assign(error, { name: 'ApiRequestError', code: 'stale_version', status: 412, details: [] });
}

/** A draft that takes a change of its own version alone. */
function createDraft() {
  const draft = { version: 1, sent: [] as string[] };
  const api = {
    patchInvoice({ headers }: Asked) {
      const seen = headers['If-Match'];
      draft.sent.push(seen);
      if (seen !== `"${draft.version}"`) throw stale();
      draft.version += 1;
      return { version: draft.version };
    },
  };
  const ask = async (act: (known: typeof api, options: object) => unknown) => act(api, {});
  return { draft, services: { backend: { ask }, t: (text: string) => text } as unknown as PagePorts };
}

describe('what the panel writes to its draft', () => {
  it('is of the version that it was sent last, its own changes included', async () => {
    const { draft, services } = createDraft();
    const done: number[] = [];
    const writes = new DraftWrites(services, 'id', {
      done: async (updateId) => void done.push(updateId),
      refused: async ({ message }) => assert.fail(message),
    });
    writes.saw(1);

    await Promise.all([writes.patch(1, { note: 'One' }), writes.patch(2, { note: 'Two' })]);

    assert.deepEqual({ done, sent: draft.sent }, { done: [1, 2], sent: ['"1"', '"2"'] });
  });

  it('is refused where it was typed on what another window has changed since, though that was shown', async () => {
    const { draft, services } = createDraft();
    const refusals: InvoiceRefusal[] = [];
    const writes = new DraftWrites(services, 'id', {
      done: async () => undefined,
      refused: async (refusal) => void refusals.push(refusal),
    });
    writes.saw(1);
    await writes.patch(1, { note: 'Own' }, 1);
    await writes.patch(2, { buyerReference: 'typed before the answer' }, 1);
    draft.version = 4;
    writes.saw(4);
    await writes.patch(3, { note: 'Typed before' }, 3);
    await writes.patch(4, { note: 'Typed before, and left again' }, 4);

    assert.deepEqual(
      { refusals: refusals.map(({ answers }) => answers), version: draft.version },
      { refusals: [3], version: 5 },
    );
    assert.deepEqual(draft.sent, ['"1"', '"2"', '"3"', '"4"']);
  });

  it('is refused where another window was first, and taken once that was seen', async () => {
    const { draft, services } = createDraft();
    const refusals: InvoiceRefusal[] = [];
    const writes = new DraftWrites(services, 'id', {
      done: async () => undefined,
      refused: async (refusal) => void refusals.push(refusal),
    });
    writes.saw(1);
    draft.version = 2;

    await writes.patch(1, { note: 'Late' });
    writes.saw(2);
    await writes.patch(2, { note: 'Late' });

    assert.deepEqual(
      { refusalsCount: refusals.length, answers: refusals[0]?.answers, version: draft.version },
      { refusalsCount: 1, answers: 1, version: 3 },
    );
    assert.match(refusals[0]?.message ?? '', /Your input is kept/);
  });
});
