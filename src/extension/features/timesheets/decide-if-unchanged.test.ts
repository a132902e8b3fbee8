import assert from 'node:assert/strict';
import type { Timesheet } from '../../../api-client/index.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import type { Services } from '../../platform/services.ts';
import {
  approveIfUnchanged,
  judgeIfUnchanged,
  rejectIfUnchanged,
  type Seen,
  shownVersionOf,
} from './decide-if-unchanged.ts';

interface Request {
  readonly headers?: { readonly 'If-Match': string };
}

/** A sheet that counts its versions as the backend does: each decision that passes makes a new one. */
function serve(version: number) {
  let current = version;
  const opened: unknown[] = [];
  const answer = async ({ headers }: Request) => {
    if (headers?.['If-Match'] !== `"${current}"`) {
      const facts = { name: 'ApiRequestError', code: 'stale_version', status: 412, details: [] };
      throw Object.assign(new Error('The record has changed since.'), facts);
    }
    current += 1;
    return { data: { id: 's1', version: current, state: 'submitted' } as Timesheet };
  };
  const api = { approveTimesheet: answer, rejectTimesheet: answer, judgeEntries: answer };
  const services = {
    t,
    log: { warn: () => undefined },
    openers: { open: async (record: unknown) => opened.push(record) > 0 },
    backend: {
      ask: async (call: (of: typeof api, options: object) => Promise<{ data: unknown }>) =>
        (await call(api, {})).data,
    },
  } as unknown as Services;
  return { services, opened, version: () => current };
}

const verdicts = [{ id: 'e1', verdict: 'approved' as const }];
const decisions: Readonly<Record<string, (services: Services, seen: Seen) => Promise<Timesheet>>> = {
  approveIfUnchanged,
  rejectIfUnchanged: (services, seen) => rejectIfUnchanged(services, seen, 'Friday is missing'),
  judgeIfUnchanged: (services, seen) => judgeIfUnchanged(services, seen, verdicts),
};

for (const [name, decide] of Object.entries(decisions)) {
  describe(name, () => {
    it('decides on the version that was shown', async () => {
      const { services, version, opened } = serve(2);

      await decide(services, { id: `${name}-same`, version: 2 });

      assert.deepEqual([version(), opened], [3, []]);
    });

    it('decides nothing, says so and shows the week anew when it changed meanwhile', async () => {
      const { services, version, opened } = serve(4);

      await assert.rejects(decide(services, { id: 's1', version: 2 }), {
        code: 'stale_version',
        message: 'The week was changed elsewhere, so nothing was decided. It now shows the current state.',
      });
      assert.deepEqual([version(), opened], [4, [{ kind: 'timesheet', ids: ['s1'] }]]);
    });
  });
}

describe('judgeIfUnchanged', () => {
  it('takes a second verdict before the row shows what the first one made of it', async () => {
    const { services, version } = serve(2);
    const seen = { id: 'judged-twice', version: 2 };
    await judgeIfUnchanged(services, seen, verdicts);

    await judgeIfUnchanged(services, seen, verdicts);

    assert.equal(version(), 4);
  });
});

describe('shownVersionOf', () => {
  it('is what the row shows, whatever was read since', () => {
    const row = { record: { kind: 'timesheet' as const, ids: ['s1'] }, version: 2 };

    assert.equal(shownVersionOf({ id: 's1', version: 4 }, row).version, 2);
    assert.equal(shownVersionOf({ id: 's1', version: 4 }, undefined).version, 4);
  });
});
