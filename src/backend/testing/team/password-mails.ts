/** A person who forgot their password, or proves an address: what they ask, and the mails that come of it. */
import assert from 'node:assert/strict';
import { requireOk } from '../billing-practice.ts';
import { readSealedMails } from '../mail/sealed-mails.ts';
import { administrator, bearer, type TeamApp } from './team-app.ts';

export const newPassword = 'another seven lorries';

interface Stage {
  readonly test: TeamApp;
  readonly access: { readonly accessToken: string };
}

export function passwordMails(stage: () => Stage) {
  const mails = async (subject: RegExp) => {
    const rows = await readSealedMails(stage().test);
    return rows.filter((row) => subject.test(row.subject));
  };
  /** The work after the answer is waited for by what it leaves. */
  const mailOf = async (subject: RegExp, count = 1) => {
    for (;;) {
      const found = await mails(subject);
      if (found.length >= count) return found[count - 1] ?? assert.fail();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const linkIn = (body: string) => /https:\S+#(vil_[\w-]+)/.exec(body) ?? assert.fail(body);
  return {
    mails,
    mailOf,
    linkIn,
    async setUpMail() {
      const body = { address: 'mara@example.org', host: 'mail.example', port: 2525, security: 'starttls' };
      requireOk(await stage().test.ask('POST', '/mail/accounts', { body }));
    },
    async verify() {
      const { test, access } = stage();
      const asked = await test.program('POST', '/auth/verify', { headers: bearer(access.accessToken) });
      assert.equal(asked.status, 202);
      const [, token] = linkIn((await mailOf(/Confirm/)).body);
      assert.equal((await test.program('POST', '/auth/verify/confirm', { body: { token } })).status, 204);
    },
    ask: async (of: string = administrator.email, headers: Record<string, string> = {}) =>
      await stage().test.program('POST', '/auth/reset', { headers, body: { email: of } }),
    confirm: async (token = '', password = newPassword) =>
      await stage().test.program('POST', '/auth/reset/confirm', { body: { token, password } }),
  };
}
