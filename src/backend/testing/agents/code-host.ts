/** A host of code on this machine: a real Git server over HTTP that wants a token, and the two REST interfaces, which count. */
import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

interface KeptRequest {
  readonly number: number;
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
}

export interface TestCodeHost {
  /** `127.0.0.1:40000` */
  readonly host: string;
  /** Of the one repository: `acme/api`. */
  readonly url: string;
  readonly requests: readonly KeptRequest[];
  /** Packs that were taken, and requests that were opened. */
  readonly counts: { pushes: number; opened: number };
  /** In place of opening one. */
  refusal: { readonly status: number; readonly body: unknown } | undefined;
  /** Called in place of answering. */
  stall: (() => void) | undefined;
  /** Called once a pack was taken or a request was opened, before its sender hears of it. */
  onDone: ((what: 'push' | 'open') => void) | undefined;
  /** Whatever is sent comes once more, and the second time is answered: as where an earlier try was still on its way. */
  comesTwice: boolean;
  git(...args: readonly string[]): string;
  close(): Promise<void>;
}

const repository = 'acme/api';

type Given = Readonly<Record<string, string>>;

const gitHub = {
  path: `/api/v3/repos/${repository}/pulls`,
  branchOf: (query: URLSearchParams) => query.get('head')?.replace(/^acme:/, ''),
  read: ({ head = '', base = '', title = '', body = '' }: Given) => ({ branch: head, base, title, body }),
  show: ({ number, body }: KeptRequest, origin: string): object => ({
    number,
    body,
    html_url: `${origin}/acme/api/pull/${number}`,
  }),
};

const gitLab: typeof gitHub = {
  path: '/api/v4/projects/acme%2Fapi/merge_requests',
  branchOf: (query) => query.get('source_branch') ?? undefined,
  read: ({ source_branch: branch = '', target_branch: base = '', title = '', description: body = '' }) => ({
    branch,
    base,
    title,
    body,
  }),
  show: ({ number, body }, origin) => ({
    iid: number,
    description: body,
    web_url: `${origin}/acme/api/-/merge_requests/${number}`,
  }),
};

const interfaces = [gitHub, gitLab];

export async function startCodeHost(folder: string, token: string): Promise<TestCodeHost> {
  const bare = path.join(folder, `${repository}.git`);
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '--quiet', '--bare', '--initial-branch=main', bare);
  git('-C', bare, 'config', 'http.receivepack', 'true');
  const requests: KeptRequest[] = [];
  const counts = { pushes: 0, opened: 0 };
  const server = createServer((request, reply) => {
    void answer(request, reply);
  });
  async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await readAll(request);
    const url = request.url ?? '';
    if (host.stall !== undefined) return host.stall();
    if (!isKnown(request, token)) {
      reply.writeHead(401, { 'www-authenticate': 'Basic realm="code"' }).end('{"message":"Bad credentials"}');
    } else if (url.startsWith('/api/')) {
      const text = body.toString('utf8');
      if (request.method === 'POST' && host.comesTwice) answerApi(request.method, url, text);
      const [status, said] = answerApi(request.method, url, text);
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    } else {
      const { status, headers, said } = await answerGit({ request, body });
      reply.writeHead(status, headers).end(said);
    }
  }
  async function answerGit(exchange: Exchange): Promise<GitReply> {
    const isPush = exchange.request.method === 'POST' && exchange.request.url?.endsWith('/git-receive-pack');
    if (isPush !== true) return await serveGit(folder, exchange);
    counts.pushes += 1;
    if (host.comesTwice) await serveGit(folder, exchange);
    const reply = await serveGit(folder, exchange);
    host.onDone?.('push');
    return reply;
  }
  function answerApi(method: string | undefined, url: string, body: string): readonly [number, unknown] {
    const { pathname, searchParams } = new URL(url, 'http://host');
    const spoken = interfaces.find(({ path: own }) => own === pathname);
    if (spoken === undefined) return [404, { message: 'Not Found' }];
    if (method === 'GET') {
      const found = requests.filter(({ branch }) => branch === spoken.branchOf(searchParams));
      return [200, found.map((each) => spoken.show(each, origin))];
    }
    if (host.refusal !== undefined) return [host.refusal.status, host.refusal.body];
    const kept = { number: requests.length + 1, ...spoken.read(JSON.parse(body)) };
    if (requests.some(({ branch }) => branch === kept.branch))
      return [422, { message: 'A pull request already exists.' }];
    counts.opened += 1;
    requests.push(kept);
    host.onDone?.('open');
    return [201, spoken.show(kept, origin)];
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const name = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${name}`;
  const host: TestCodeHost = {
    host: name,
    url: `${origin}/${repository}.git`,
    requests,
    counts,
    refusal: undefined,
    stall: undefined,
    onDone: undefined,
    comesTwice: false,
    git: (...args) => git('-C', bare, ...args),
    close: async () => await closeServer(server),
  };
  return host;
}

function isKnown({ headers }: IncomingMessage, token: string): boolean {
  const [kind, value = ''] = (headers.authorization ?? '').split(' ');
  if (kind === 'Bearer') return value === token;
  return kind === 'Basic' && Buffer.from(value, 'base64').toString().endsWith(`:${token}`);
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

interface GitReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly said: Buffer;
}

/** RFC 3875, as far as Git needs it. */
async function serveGit(folder: string, { request, body }: Exchange): Promise<GitReply> {
  const { pathname, search } = new URL(request.url ?? '', 'http://host');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: 'tested',
    },
  });
  // Git answers a refused request without reading all of it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(body);
  const said = await readAll(child.stdout);
  const end = said.indexOf('\r\n\r\n');
  const lines = said.subarray(0, end).toString('utf8').split('\r\n');
  const all = Object.fromEntries(lines.map((line) => line.split(': ') as [string, string]));
  const { Status: status = '200', ...headers } = all;
  return { status: Number.parseInt(status, 10), headers, said: said.subarray(end + 4) };
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
