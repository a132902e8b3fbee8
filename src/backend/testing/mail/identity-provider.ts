/** A real identity provider for tests: each person who comes to it signs in and consents at once. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export interface IdentityProvider {
  readonly url: string;
  readonly clientId: string;
  /** What an account says of it. */
  readonly oauth: {
    readonly clientId: string;
    readonly authorizationUrl: string;
    readonly deviceUrl: string;
    readonly tokenUrl: string;
    readonly scope: string;
  };
  /** Access tokens that it gave and that are good, in order. */
  readonly tokens: string[];
  /** Takes no refresh token any more. */
  revokeAll(): Promise<void>;
  /** What a browser does with the address: where it is sent in the end, outside of the provider. */
  browse(url: string): Promise<URL>;
  close(): Promise<void>;
}

const clientId = 'vireo-test';

function configure(port: number, redirectUri: string): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        response_types: ['code'],
        redirect_uris: [redirectUri],
      },
    ],
    cookies: { keys: ['test'] },
    features: {
      devInteractions: { enabled: false },
      deviceFlow: {
        enabled: true,
        userCodeInputSource(context, form) {
          context.body = form;
        },
        userCodeConfirmSource(context, form) {
          context.body = form;
        },
        successSource(context) {
          context.body = 'done';
        },
      },
    },
    interactions: { url: (_context, { uid }) => `http://127.0.0.1:${port}/interaction/${uid}` },
    rotateRefreshToken: true,
    scopes: ['openid', 'offline_access'],
    async findAccount(_context, id) {
      return { accountId: id, claims: async () => ({ sub: id }) };
    },
    issueRefreshToken: async () => true,
  };
}

/** Signs in, and consents to what is asked. */
async function interact(provider: Provider, request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const { prompt, params, grantId: known } = await provider.interactionDetails(request, reply);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, reply, { login: { accountId: 'mara' } });
    return;
  }
  const grant = known
    ? await provider.Grant.find(known)
    : new provider.Grant({ accountId: 'mara', clientId: String(params['client_id']) });
  grant?.addOIDCScope(String(params['scope'] ?? 'openid offline_access'));
  await provider.interactionFinished(
    request,
    reply,
    { consent: { grantId: await grant?.save() } },
    { mergeWithLastSubmission: true },
  );
}

export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const tokens: string[] = [];
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, configure(port, redirectUri));
  const grants = new Set<string>();
  provider.on('access_token.saved', ({ jti, grantId }) => {
    tokens.push(jti);
    if (grantId !== undefined) grants.add(grantId);
  });
  const answer = provider.callback();
  server.on('request', (request, reply) => {
    if (request.url?.startsWith('/interaction/') !== true) return void answer(request, reply);
    interact(provider, request, reply).catch((error: unknown) => reply.writeHead(500).end(String(error)));
  });
  return {
    url,
    clientId,
    oauth: {
      clientId,
      authorizationUrl: `${url}/auth`,
      deviceUrl: `${url}/device/auth`,
      tokenUrl: `${url}/token`,
      scope: 'openid offline_access',
    },
    tokens,
    async revokeAll() {
      for (const grant of grants) await provider.RefreshToken.revokeByGrantId(grant);
    },
    browse: async (given) => await browse(new URL(given), url),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Follows redirects, fills in the hidden fields of a form, and keeps cookies. */
async function browse(start: URL, origin: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 30 && at.origin === origin; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(at, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: form }),
    });
    for (const each of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      cookies.set(name, value);
    }
    const text = await reply.text();
    const next = reply.headers.get('location') ?? /action="([^"]+)"/.exec(text)?.[1];
    if (next === undefined) return at;
    form = reply.headers.has('location') ? undefined : fieldsOf(text);
    at = new URL(next, at);
  }
  return at;
}

function fieldsOf(text: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [input] of text.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(input)?.[1];
    if (name !== undefined) fields.set(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  if (!fields.has('confirm')) fields.set('confirm', 'yes');
  return fields;
}
