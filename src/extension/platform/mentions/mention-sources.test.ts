import assert from 'node:assert/strict';
import type { MentionOffer } from '../../../../webviews/coach/messages.ts';
import { MentionSources } from './mention-sources.ts';

const offer: MentionOffer = { kind: 'finding', label: 'SQL injection · orders.ts:42', id: 'k1' };

describe('sources of mentions', () => {
  it('are asked by their kind, loaded once somebody asks, until their feature ends', async () => {
    const sources = new MentionSources();
    let loads = 0;
    const source = {
      find: async () => [offer],
      read: async ({ kind, label }: MentionOffer) => ({ kind, label, text: 'read' }),
    };
    const added = sources.add('finding', async () => {
      loads += 1;
      return source;
    });

    assert.equal(loads, 0);
    assert.deepEqual(await sources.find('finding', 'sql'), [offer]);
    assert.equal((await sources.read(offer))?.text, 'read');
    added.dispose();
    assert.deepEqual(await sources.find('finding', 'sql'), []);
    assert.equal(await sources.read(offer), undefined);
  });
});
