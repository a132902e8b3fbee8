/**
 * The five routes that every plain resource has: list, create, get, patch, delete. A slice names its path and
 * schemas and hands over its service; what is peculiar to it (`/timer`, `/{id}/submit`) it registers itself.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from './actor.ts';
import { callerOf } from './authorization.ts';
import type { Created } from './created.ts';
import { expectedVersion, setEtag } from './versions.ts';
import { idParamsSchema } from './wire.ts';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface ResourceService<Item extends Versioned, Query, Create, Patch> {
  list(caller: Caller, query: Query): Promise<Page<Item>>;
  get(caller: Caller, id: string): Promise<Item>;
  /** The same id with the same content again answers the record that is there. */
  create(caller: Caller, input: Create): Promise<Created<Item>>;
  patch(caller: Caller, id: string, input: Patch, expected?: number): Promise<Item>;
  remove(caller: Caller, id: string, expected?: number): Promise<void>;
}

/** What is read alone, or written in ways of its own. */
export interface ReadResource<Item extends Versioned, Query> {
  /** `/api/v1/clients` */
  readonly path: string;
  /** `Client`, `Clients`: operation ids are made of them (`getClient`, `listClients`). */
  readonly name: string;
  readonly plural: string;
  /** Its chapter in the description of the API; `plural` when absent. */
  readonly tags?: readonly string[];
  readonly schemas: {
    readonly item: z.ZodType<Item>;
    readonly page: z.ZodType<Page<Item>>;
    readonly query: z.ZodType<Query>;
  };
  readonly service: Partial<Pick<ResourceService<Item, Query, unknown, unknown>, 'list' | 'get'>>;
}

export interface Resource<Item extends Versioned, Query, Create, Patch> extends ReadResource<Item, Query> {
  readonly schemas: ReadResource<Item, Query>['schemas'] & {
    readonly create: z.ZodType<Create>;
    readonly patch: z.ZodType<Patch>;
  };
  readonly service: Partial<ResourceService<Item, Query, Create, Patch>>;
}

/** Params and bodies have been parsed by the schemas of the route when its handler runs. */
function idOf(request: FastifyRequest): string {
  return (request.params as z.output<typeof idParamsSchema>).id;
}

export function sendRecord<Item extends Versioned>(
  reply: FastifyReply,
  record: Item,
  status = 200,
): FastifyReply {
  setEtag(reply, record);
  return reply.code(status).send(record);
}

export function registerReading<Item extends Versioned, Query>(
  app: FastifyInstance,
  { path, name, plural, tags = [plural], schemas, service }: ReadResource<Item, Query>,
): void {
  const { list, get } = service;
  if (list) {
    const schema = {
      operationId: `list${plural}`,
      tags,
      querystring: schemas.query,
      response: { 200: schemas.page },
    };
    app.get(path, { schema }, async (request) => await list(callerOf(request), request.query as Query));
  }
  if (get) {
    const schema = {
      operationId: `get${name}`,
      tags,
      params: idParamsSchema,
      response: { 200: schemas.item },
    };
    app.get(`${path}/:id`, { schema }, async (request, reply) =>
      sendRecord(reply, await get(callerOf(request), idOf(request))),
    );
  }
}

function registerWriting<Item extends Versioned, Query, Create, Patch>(
  app: FastifyInstance,
  { path, name, plural, schemas, service }: Resource<Item, Query, Create, Patch>,
): void {
  const { create, patch, remove } = service;
  const tags = [plural];
  const { item } = schemas;
  if (create) {
    const schema = {
      operationId: `create${name}`,
      tags,
      body: schemas.create,
      response: { 200: item, 201: item },
    };
    app.post(path, { schema }, async (request, reply) => {
      const { created, record } = await create(callerOf(request), request.body as Create);
      return sendRecord(reply, record, created ? 201 : 200);
    });
  }
  if (patch) {
    const schema = {
      operationId: `patch${name}`,
      tags,
      params: idParamsSchema,
      body: schemas.patch,
      response: { 200: item },
    };
    app.patch(`${path}/:id`, { schema }, async (request, reply) =>
      sendRecord(
        reply,
        await patch(callerOf(request), idOf(request), request.body as Patch, expectedVersion(request)),
      ),
    );
  }
  if (remove) {
    const schema = {
      operationId: `delete${name}`,
      tags,
      params: idParamsSchema,
      response: { 204: z.null() },
    };
    app.delete(`${path}/:id`, { schema }, async (request, reply) => {
      await remove(callerOf(request), idOf(request), expectedVersion(request));
      return reply.code(204).send(null);
    });
  }
}

export function registerResource<Item extends Versioned, Query, Create, Patch>(
  app: FastifyInstance,
  resource: Resource<Item, Query, Create, Patch>,
): void {
  registerReading(app, resource);
  registerWriting(app, resource);
}
