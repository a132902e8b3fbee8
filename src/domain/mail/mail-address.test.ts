import assert from 'node:assert/strict';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findAddressFault, parseMailAddress, recipientKey } from './mail-address.ts';

const parse = (text: string) => parseMailAddress(text, domainToASCII)?.address;

describe('the address of a mail', () => {
  it('is one mailbox, with a domain in ASCII', () => {
    assert.deepEqual(
      [
        'mara@example.org',
        'Mara.V+x@Example.ORG',
        'büro@example.org',
        'mara@bücher.example',
        'a@xn--bcher-kva.example',
      ].map(parse),
      [
        'mara@example.org',
        'Mara.V+x@example.org',
        undefined,
        'mara@xn--bcher-kva.example',
        'a@xn--bcher-kva.example',
      ],
    );
    assert.equal(recipientKey({ address: 'Mara@example.org' }), 'mara@example.org');
  });

  it('is refused by the letter that the part before the @ cannot have', () => {
    assert.match(String(findAddressFault('büro@bücher.example')), /^has “ü” before the @/);
    assert.match(String(findAddressFault('mara')), /^must be one email address/);
    assert.match(String(findAddressFault('mara@bücher')), /^must be one email address/);
  });

  it('is nothing that holds more than that', () => {
    const refused = [
      ...[
        'mara@a.example/b',
        'mara@a.example:25',
        'mara@a.example?x',
        'mara@a.example#x',
        'mara@a.example\\b',
      ],
      ...['', '@', 'mara', 'mara@', '@example.org', 'mara@localhost', 'a@b@example.org', 'mara @example.org'],
      ...[
        'Mara <mara@example.org>',
        '<mara@example.org>',
        '"m a"@example.org',
        'mara@example.org,b@example.org',
      ],
      ...[
        'mara@example.org\r\nBcc: b@example.org',
        'mara@example.org\n',
        'mara\0@example.org',
        'ma\tra@example.org',
      ],
      ...['mara@[127.0.0.1]', 'mara@127.0.0.1', 'mara@-a.example', 'mara@a..example', '.mara@example.org'],
      ...[
        'mara.@example.org',
        'ma..ra@example.org',
        'mara@example.org;b',
        'mara(c)@example.org',
        'mara@exa mple.org',
      ],
      ...[
        `${'a'.repeat(65)}@example.org`,
        `a@${'b'.repeat(64)}.org`,
        `a@${'b.'.repeat(130)}org`,
        'a@example.org ',
        'mara＠example.org',
      ],
    ];
    for (const text of refused) assert.equal(parse(text), undefined, JSON.stringify(text));
  });

  it('never holds what ends a line or a command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 20 }), (one, two) => {
        const found = parse(`${one}@${two}.example`);
        if (found !== undefined) assert.match(found, /^[!-~]+$/);
        if (found !== undefined) assert.doesNotMatch(found, /[<>"(),:;\\\s]/);
      }),
    );
  });

  it('is the same when it is read again', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const found = parse(text);
        if (found !== undefined) assert.equal(parse(found), found);
      }),
    );
  });
});
