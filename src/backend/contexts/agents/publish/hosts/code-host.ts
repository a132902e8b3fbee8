/** GitHub and GitLab as far as pull requests go. */
import type { RemoteAddress } from '../../../../../domain/publishing/remote-address.ts';
import { type Outbound, OutboundError } from '../../../../platform/outbound/outbound.ts';
import { PublishRefused } from '../publish-refused.ts';
import type { HostToken } from '../token-ring.ts';
import { gitHub } from './github.ts';
import { gitLab } from './gitlab.ts';
import type { HostInterface, OpenedRequest, Proposal } from './host-interface.ts';

export interface CodeHost {
  /** The one that has this text in its body. */
  find(branch: string, marker: string): Promise<OpenedRequest | undefined>;
  open(proposal: Proposal): Promise<OpenedRequest>;
}

interface CodeHostOptions {
  readonly address: RemoteAddress;
  readonly token: HostToken;
  readonly outbound: Pick<Outbound, 'call'>;
  readonly signal: AbortSignal;
}

/** @throws PublishRefused where the host says no; an error where trying again may help. */
export function createCodeHost({ address, token, outbound, signal }: CodeHostOptions): CodeHost {
  const host: HostInterface = token.kind === 'github' ? gitHub : gitLab;
  const call = async (method: 'GET' | 'POST', path: string, content?: unknown): Promise<unknown> => {
    const url = `${host.baseOf(address)}${path}`;
    const body = content === undefined ? {} : { body: JSON.stringify(content) };
    const reply = await outbound
      .call({ method, url, headers: host.headersOf(token.token), signal, ...body })
      .catch(toRefusal);
    if (reply.status >= 200 && reply.status < 300) return parse(reply.body);
    throw toFault(address.host, reply, token.token);
  };
  return {
    async find(branch, marker) {
      const found = host.readFound(await call('GET', host.findPath(address, branch)));
      const own = found.find(({ body }) => body.includes(marker));
      return own && { number: own.number, url: own.url };
    },
    open: async (proposal) =>
      host.readOpened(await call('POST', host.openPath(address), host.writeProposal(proposal))),
  };
}

function toRefusal(error: unknown): never {
  if (OutboundError.is(error) && error.code === 'refused') throw new PublishRefused(error.message);
  throw error;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error('The host answered something else than JSON.', { cause });
  }
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

const forGood = new Set([301, 302, 307, 308, 400, 401, 403, 404, 405, 409, 410, 422]);

function toFault(host: string, { status, body }: Reply, token: string): Error {
  const why = reasonIn(body).replaceAll(token, '…');
  const sentence = `${host} opened no pull request (${status})${why === '' ? '' : `: ${why}`}.`;
  return forGood.has(status) ? new PublishRefused(sentence) : new Error(sentence);
}

/** Both say it as `message`, and GitHub its parts as `errors`. */
function reasonIn(body: string): string {
  try {
    const { message, errors } = Object(JSON.parse(body)) as { message?: unknown; errors?: unknown };
    const parts = Array.isArray(errors) ? errors.map((each) => Object(each).message ?? each) : [];
    const all = [message, ...parts].filter((part) => part !== undefined);
    const said = all.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
    return said
      .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
      .slice(0, 300)
      .replace(/\.$/, '');
  } catch {
    return '';
  }
}
