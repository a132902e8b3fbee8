import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { fastify } from 'fastify';
import { runAboutLink } from './about-script.ts';
import { runAccountPage } from './account-script.ts';
import { askAuth } from './ask-auth.ts';
import { toBrowserScript } from './browser-window.ts';
import { runConfirmPage } from './confirm/confirm-script.ts';
import { runCountry } from './country-script.ts';
import { describeRefusal } from './describe-refusal.ts';
import { runDeviceOrganization } from './device-organization-script.ts';
import { runDevicePage } from './device-script.ts';
import { runFormPage } from './form-script.ts';
import { runJoinPage } from './join-script.ts';
import { runLinkPage } from './link-script.ts';
import { runOperatorLooks } from './operator-looks-script.ts';
import { runOrganizationsPage } from './organizations-script.ts';
import { runOwnAccount } from './own-account-script.ts';
import { pagesOf } from './pages.ts';
import { runPasskeySignIn } from './passkey-sign-in-script.ts';
import { runPasskeysPage } from './passkeys-script.ts';
import { readFactor } from './read-factor.ts';
import { registerPages } from './register-pages.ts';
import { askAuthenticator, renderPasskey } from './render-passkey.ts';
import { runReturn } from './return-script.ts';
import { runTotpPage } from './totp-script.ts';
import { runWelcomePage } from './welcome-script.ts';

describe('the plain pages of sign-in', () => {
  const app = fastify();
  before(async () => {
    registerPages(app as never, { openRegistration: true, publicUrl: 'https://time.example.com' });
    await app.ready();
  });
  after(() => app.close());

  it('are small, allow no script and no style but their own, and are kept nowhere', async () => {
    for (const path of [
      ...pagesOf({ openRegistration: true }).map((page) => page.path),
      '/account',
      '/confirm',
      '/device',
      '/organizations',
      '/welcome',
      '/second-factor',
    ]) {
      const { statusCode, headers, payload } = await app.inject(path);

      assert.equal(statusCode, 200, path);
      assert.ok(payload.length < 30_000, path);
      assert.match(String(headers['content-security-policy']), /^default-src 'none'; script-src 'self';/);
      assert.match(String(headers['content-security-policy']), /form-action 'none'.*frame-ancestors 'none'/);
      assert.equal(headers['cache-control'], 'no-store');
      assert.doesNotMatch(payload, /<style|style=|<script>|\son\w+=/i, path);
      for (const [, asked = ''] of payload.matchAll(/(?:src|href)="(\/[^"]+)"/g))
        assert.equal((await app.inject(asked)).statusCode, 200, asked);
    }
  });

  it('answer a browser that there is no such page, and a program as the API does', async () => {
    const ask = async (url: string, accept: string) => await app.inject({ url, headers: { accept } });

    const page = await ask('/nonsense', 'text/html,*/*');
    assert.equal(page.statusCode, 404);
    assert.match(page.payload, /There is no such page/);
    assert.match(String(page.headers['content-security-policy']), /^default-src 'none'/);
    for (const [url, accept] of [
      ['/nonsense', 'application/json'],
      ['/api/v1/nonsense', 'text/html'],
    ] as const) {
      const { statusCode, headers } = await ask(url, accept);
      assert.equal(statusCode, 404);
      assert.match(String(headers['content-type']), /json/);
    }
    assert.equal((await ask('/account', 'text/html')).statusCode, 200);
  });

  it('lead from the address of the server to the account', async () => {
    const { statusCode, headers } = await app.inject('/');

    assert.deepEqual([statusCode, headers['location']], [303, '/account']);
  });

  it('take six digits for a code of the app, and all else for a recovery code', () => {
    const read = (code: string) => readFactor(code);

    assert.deepEqual(read('123 456'), { method: 'totp', code: '123 456' });
    for (const code of ['7K3QM-9XH2V', '1234567', '12345', '12345-67890'])
      assert.deepEqual(read(code), { method: 'recovery_code', code });
  });

  it('have scripts that stand on nothing around them', () => {
    const document = { querySelector: () => null };
    for (const script of [
      toBrowserScript(runFormPage, describeRefusal),
      toBrowserScript(runTotpPage, describeRefusal, readFactor, askAuth),
      toBrowserScript(runPasskeysPage, askAuth, renderPasskey, readFactor, askAuthenticator),
      toBrowserScript(runOwnAccount, describeRefusal),
      ...[runAccountPage, runDevicePage, runPasskeySignIn, runLinkPage, runJoinPage, runWelcomePage].map(
        (run) => toBrowserScript(run),
      ),
      ...[runConfirmPage, runOperatorLooks].map((run) => toBrowserScript(run)),
      ...[runReturn, runAboutLink, runCountry, runDeviceOrganization, runOrganizationsPage].map((run) =>
        toBrowserScript(run),
      ),
    ])
      assert.doesNotThrow(() => runInNewContext(script, { window: { document } }));
  });
});
