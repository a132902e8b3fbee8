import assert from 'node:assert/strict';
import type { Organization } from '../../api-client/index.ts';
import { findUsualPlace, offerPlace } from './offer-place.ts';

describe('what follows from another country of the practice', () => {
  const american = { currency: 'USD', zone: 'UTC', language: 'en' } as Organization;

  it('is what is neither said nor there already', () => {
    assert.deepEqual(findUsualPlace(american, { countryCode: 'DE', zone: 'UTC' }), {
      currency: 'EUR',
      language: 'de',
    });
    assert.deepEqual(findUsualPlace(american, { countryCode: 'US' }), { zone: 'America/New_York' });
    assert.deepEqual(findUsualPlace(american, { currency: 'EUR' }), {});
  });

  it('is changed once its person agrees, and is a note where nobody is asked', async () => {
    const said: string[] = [];
    const offer = async (answer: string | undefined) => {
      const answered = async (text: string) => {
        said.push(text);
        return answer ?? '';
      };
      const ask = answer === undefined ? undefined : answered;
      const io = { err: (text: string) => said.push(text), ask } as unknown as Parameters<
        typeof offerPlace
      >[2]['io'];
      return await offerPlace(american, { countryCode: 'DE' }, { io, asks: true });
    };

    assert.deepEqual(await offer('y'), { currency: 'EUR', zone: 'Europe/Berlin', language: 'de' });
    assert.deepEqual(await offer('n'), {});
    assert.deepEqual(await offer(undefined), {});
    assert.deepEqual(said.slice(1), [
      'Usual in DE: currency EUR, zone Europe/Berlin, language de. Change that, too? [y/N] ',
      'vireo: usual in DE: vireo practice edit --currency EUR --zone Europe/Berlin --language de\n',
    ]);
  });
});
