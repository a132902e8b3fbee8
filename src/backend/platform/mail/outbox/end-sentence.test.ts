import assert from 'node:assert/strict';
import { endSentence } from './end-sentence.ts';

describe('why a mail was not sent', () => {
  const none = { dropped: undefined, response: undefined };
  const dropped = (why: 'by_person' | 'no_longer_holds' | 'not_reachable', text: string | null) =>
    endSentence({ ...none, state: 'dropped', dropped: { why, text } });

  it('is what its cause, the server or a person had against it', () => {
    assert.equal(dropped('no_longer_holds', 'The invoice is paid.'), 'The invoice is paid.');
    assert.equal(dropped('by_person', null), 'It was taken out of the outbox before it was sent.');
    assert.match(dropped('not_reachable', 'gone@nordwind.example'), /gone@nordwind\.example is marked/);
    assert.match(endSentence({ ...none, state: 'refused', response: '554 Spam' }), /refused it: 554 Spam$/);
    assert.match(endSentence({ ...none, state: 'refused' }), /could not be sent/);
    assert.equal(endSentence({ ...none, state: 'may_have_been_sent' }), 'It may have been sent.');
  });
});
