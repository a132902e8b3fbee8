/**
 * Projects of a server as this machine shows them: their folder is its own. It is taken out of what is sent, and put into what
 * is answered, so that windows and the command line see one record, wherever it lies.
 */
import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { parseJson } from '../../../contract/text/parse-json.ts';
import { invalidField } from '../../platform/http/api-error.ts';
import { folderSchema } from '../../platform/http/fields/folder-field.ts';
import { askServer, type ForwardPorts, sendAnswer } from '../forward.ts';
import { type Handler, idOf, isObject, parseObject, readPayload } from './json-payload.ts';
import type { ProjectFolders } from './project-folders.ts';

const path = '/api/v1/projects';
const folderRoutes: ReadonlySet<string> = new Set([
  `GET ${path}`,
  `POST ${path}`,
  `GET ${path}/:id`,
  `PATCH ${path}/:id`,
  `DELETE ${path}/:id`,
]);

interface Asked {
  readonly id: unknown;
  readonly folder: string | null;
}

export interface FolderRoute {
  readonly handler: Handler;
  readonly options: Pick<RouteShorthandOptions, 'onSend'>;
}

/** Undefined where a route tells of no project's folder. `handler` is how the server answers it. */
export function withFolders(
  route: string,
  { folders, handler, ports }: { folders: ProjectFolders; handler: Handler; ports: ForwardPorts },
): FolderRoute | undefined {
  if (!folderRoutes.has(route)) return undefined;
  /** What a request says of the folder, until it is answered. */
  const asked = new WeakMap<FastifyRequest, Asked>();

  async function send(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const body = parseObject(request.body);
    if (body === undefined || !('folder' in body)) return await handler(request, reply);
    const { folder, ...rest } = body;
    asked.set(request, { id: idOf(request) ?? rest['id'], folder: parseFolder(folder) });
    // Where nothing but this machine's part changes, the server is asked whether there is such a project.
    if (request.method === 'PATCH' && Object.keys(rest).length === 0) {
      request.body = undefined;
      return sendAnswer(reply, await askServer(request, reply, { ports, changed: { method: 'GET' } }));
    }
    request.body = Buffer.from(JSON.stringify(rest));
    return await handler(request, reply);
  }

  return {
    handler: async (request, reply) => {
      // With another folder the same version reads otherwise.
      delete request.headers['if-none-match'];
      return await send(request, reply);
    },
    options: {
      async onSend(request, reply, payload) {
        if (reply.statusCode >= 300) return payload;
        const named = idOf(request);
        if (request.method === 'DELETE' && named !== undefined) folders.set(named, null);
        const text = await readPayload(payload);
        if (text === undefined) return payload;
        const answer = parseJson(text);
        keepAsked(asked.get(request), answer, folders);
        reply.removeHeader('content-length');
        return JSON.stringify(fill(answer, folders));
      },
    },
  };
}

/** By the id that was asked for; one that the server gives to a new project is taken from its answer. */
function keepAsked(asked: Asked | undefined, answer: unknown, folders: ProjectFolders): void {
  if (asked === undefined) return;
  const id = asked.id ?? (isObject(answer) ? answer['id'] : undefined);
  if (typeof id === 'string') folders.set(id.toLowerCase(), asked.folder);
}

function fill(answer: unknown, folders: ProjectFolders): unknown {
  if (!isObject(answer)) return answer;
  const { id, items } = answer;
  if (Array.isArray(items)) return { ...answer, items: items.map((item) => fill(item, folders)) };
  return typeof id === 'string' ? { ...answer, folder: folders.find(id) } : answer;
}

/** @throws ApiError `invalid` */
function parseFolder(given: unknown): string | null {
  const parsed = folderSchema.nullable().safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalidField('folder', 'must be an absolute path');
}
