/** Serves the plain pages of sign-in. They hold nothing of anybody: what they show comes by the API, with the cookie of who asks. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml } from '../../platform/text/escape-html.ts';
import { runAboutLink } from './about-script.ts';
import { runAccountPage } from './account-script.ts';
import { askAuth } from './ask-auth.ts';
import { toBrowserScript } from './browser-window.ts';
import { runConfirmPage } from './confirm/confirm-script.ts';
import { confirmScriptPath, renderConfirmPage } from './confirm/render-confirm-page.ts';
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
import { operatorLooksScriptPath, ownAccountScriptPath, renderAccountPage } from './render-account-page.ts';
import { countryScriptPath } from './render-country.ts';
import { deviceOrganizationScriptPath, deviceScriptPath, renderDevicePage } from './render-device-page.ts';
import {
  joinScriptPath,
  organizationsScriptPath,
  renderJoinPage,
  renderOrganizationsPage,
} from './render-organizations-page.ts';
import {
  aboutScriptPath,
  accountScriptPath,
  formScriptPath,
  linkScriptPath,
  pageStyle,
  passkeySignInScriptPath,
  passkeysScriptPath,
  renderFormPage,
  renderMissingPage,
  renderSecondFactorPage,
  returnScriptPath,
  stylePath,
  totpScriptPath,
} from './render-page.ts';
import { askAuthenticator, renderPasskey } from './render-passkey.ts';
import { renderWelcomePage, welcomePath, welcomeScriptPath } from './render-welcome-page.ts';
import { runReturn } from './return-script.ts';
import { runTotpPage } from './totp-script.ts';
import { runWelcomePage } from './welcome-script.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  // A page whose script did not load sends no password in an address.
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
const options = { schema: { hide: true }, config: { access: 'public' as const } };

export interface PagesServer {
  readonly openRegistration: boolean;
  /** Where people sign in. */
  readonly publicUrl: string;
}

export function registerPages(app: FastifyInstance, server: PagesServer): void {
  for (const page of pagesOf(server)) {
    const render = page.path === '/join' ? renderJoinPage : renderFormPage;
    app.get(page.path, options, pageOf(render(page)));
  }
  app.get('/organizations', options, pageOf(renderOrganizationsPage(server)));
  app.get(welcomePath, options, pageOf(renderWelcomePage(escapeHtml(server.publicUrl))));
  app.get(
    welcomeScriptPath,
    options,
    fileOf('text/javascript; charset=utf-8', toBrowserScript(runWelcomePage)),
  );
  app.get('/account', options, pageOf(renderAccountPage()));
  app.get('/device', options, pageOf(renderDevicePage()));
  app.get('/confirm', options, pageOf(renderConfirmPage()));
  app.get('/second-factor', options, pageOf(renderSecondFactorPage()));
  registerMissingPage(app);
  app.get('/', options, async (_request, reply) => reply.redirect('/account', 303));
  app.get(stylePath, options, fileOf('text/css; charset=utf-8', pageStyle));
  const script = 'text/javascript; charset=utf-8';
  app.get(formScriptPath, options, fileOf(script, toBrowserScript(runFormPage, describeRefusal)));
  app.get(aboutScriptPath, options, fileOf(script, toBrowserScript(runAboutLink)));
  app.get(countryScriptPath, options, fileOf(script, toBrowserScript(runCountry)));
  app.get(linkScriptPath, options, fileOf(script, toBrowserScript(runLinkPage)));
  app.get(accountScriptPath, options, fileOf(script, toBrowserScript(runAccountPage)));
  app.get(ownAccountScriptPath, options, fileOf(script, toBrowserScript(runOwnAccount, describeRefusal)));
  app.get(operatorLooksScriptPath, options, fileOf(script, toBrowserScript(runOperatorLooks)));
  app.get(confirmScriptPath, options, fileOf(script, toBrowserScript(runConfirmPage)));
  app.get(joinScriptPath, options, fileOf(script, toBrowserScript(runJoinPage)));
  app.get(organizationsScriptPath, options, fileOf(script, toBrowserScript(runOrganizationsPage)));
  app.get(deviceOrganizationScriptPath, options, fileOf(script, toBrowserScript(runDeviceOrganization)));
  app.get(returnScriptPath, options, fileOf(script, toBrowserScript(runReturn)));
  app.get(deviceScriptPath, options, fileOf(script, toBrowserScript(runDevicePage)));
  app.get(
    passkeysScriptPath,
    options,
    fileOf(script, toBrowserScript(runPasskeysPage, askAuth, renderPasskey, readFactor, askAuthenticator)),
  );
  app.get(passkeySignInScriptPath, options, fileOf(script, toBrowserScript(runPasskeySignIn)));
  app.get(
    totpScriptPath,
    options,
    fileOf(script, toBrowserScript(runTotpPage, describeRefusal, readFactor, askAuth)),
  );
}

/** A person who mistypes an address reads a page; programs get the API's answer. */
function registerMissingPage(app: FastifyInstance): void {
  const answer = pageOf(renderMissingPage());
  app.addHook('onRequest', async (request, reply) => {
    const { is404, method, url, headers } = request;
    const isPage = method === 'GET' && !url.startsWith('/api/') && headers.accept?.includes('text/html');
    if (is404 && isPage) return await answer(request, reply.code(404));
  });
}

function pageOf(html: string) {
  return async (_request: unknown, reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .send(html);
}

function fileOf(type: string, text: string) {
  return async (_request: unknown, reply: FastifyReply) =>
    reply.type(type).header('cache-control', 'no-cache').send(text);
}
