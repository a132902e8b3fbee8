import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../../testing/coach/frame-lines.ts';
import { readText } from '../../../../testing/coach/read-as.ts';

function asked(text: string): readonly [about: string, choices: readonly string[]] {
  const [part] = readText(text, context).parts;
  return part?.kind === 'unclear' ? [part.about, part.choices] : [part?.kind ?? 'none', []];
}

describe('orders about what is not there', () => {
  it('are asked about for the client of a project, where they are done for clients', () => {
    assert.deepEqual(asked('create an invoice for Checkout'), [
      'no-project-act',
      ['create an invoice for Nordwind GmbH'],
    ]);
    assert.deepEqual(asked('create an invoice for Mobile app'), [
      'no-project-act',
      ['create an invoice for Acme Corp'],
    ]);
  });

  it('offer the clients that there are for a name that none has', () => {
    const [about, choices] = asked('create an invoice for Quokka');

    assert.equal(about, 'no-client');
    assert.ok(choices.includes('create an invoice for Acme Corp'));
  });
});
