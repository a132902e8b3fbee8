import assert from 'node:assert/strict';
import fc from 'fast-check';
import { limitedAddress } from './limited-address.ts';

const groups = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
  minLength: 8,
  maxLength: 8,
});
const isMapped = (all: readonly number[]) => all.slice(0, 5).every((one) => one === 0) && all[5] === 0xffff;
const ipv6 = groups.filter((all) => !isMapped(all));

/** In each form that an address has: short, long, with a zone, in capitals. */
function formsOf(all: readonly number[]): readonly string[] {
  const long = all.map((group) => group.toString(16).padStart(4, '0')).join(':');
  const short = new URL(`http://[${long}]/`).hostname.slice(1, -1);
  return [long, short, long.toUpperCase(), `${short}%eth0`];
}

describe('the name under which an address is limited', () => {
  it('is one for each form of an address and each address of its /64', () => {
    fc.assert(
      fc.property(ipv6, groups, (one, other) => {
        const neighbour = [...one.slice(0, 4), ...other.slice(4)];
        fc.pre(!isMapped(neighbour));
        const names = new Set([...formsOf(one), ...formsOf(neighbour)].map(limitedAddress));
        assert.equal(names.size, 1);
      }),
    );
  });

  it('differs where the networks differ', () => {
    fc.assert(
      fc.property(ipv6, ipv6, (one, other) => {
        fc.pre(one.slice(0, 4).join() !== other.slice(0, 4).join());
        assert.notEqual(limitedAddress(formsOf(one)[0] ?? ''), limitedAddress(formsOf(other)[1] ?? ''));
      }),
    );
  });

  it('is the IPv4 address, in whichever form it comes', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const hex = `::ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
        const names = [address, `::ffff:${address}`, `::FFFF:${address}`, hex, `0:0:0:0:0:ffff:${address}`];
        for (const name of names) assert.equal(limitedAddress(name), address);
      }),
    );
  });

  it('is the address alone where a proxy wrote its port beside it', () => {
    fc.assert(
      fc.property(fc.ipV4(), ipv6, fc.integer({ min: 0, max: 0xffff }), (four, six, port) => {
        assert.equal(limitedAddress(`${four}:${port}`), four);
        const [long = '', short = ''] = formsOf(six);
        for (const form of [`[${short}]:${port}`, `[${long}]`, `"[${short}]:${port}"`, ` [${short}]:${port}`])
          assert.equal(limitedAddress(form), limitedAddress(long));
      }),
    );
  });

  it('is any text itself that is no address, so that nothing throws', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(typeof limitedAddress(text), 'string')));
  });
});
