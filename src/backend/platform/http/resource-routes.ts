/**
 * The five routes that every plain resource has: list, create, get, patch, delete. A slice names its path and
 * schemas and hands over its service; what is peculiar to it (`/timer`, `/{id}/submit`) it declares itself.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { Caller } from './actor.ts';
import { callerOf, type RouteAccess } from './authorization.ts';
import type { Created } from './created.ts';
import { defineRoute, type Route } from './route.ts';
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
  readonly access: { readonly read: RouteAccess };
  /** One record tells what changes without its version: it is never answered by 304. */
  readonly tellsMore?: true;
  readonly schemas: {
    readonly item: z.ZodType<Item>;
    readonly page: z.ZodType<Page<Item>>;
    readonly query: z.ZodType<Query>;
  };
  readonly service: Partial<Pick<ResourceService<Item, Query, unknown, unknown>, 'list' | 'get'>>;
}

export interface Resource<Item extends Versioned, Query, Create, Patch> extends ReadResource<Item, Query> {
  readonly access: { readonly read: RouteAccess; readonly write: RouteAccess };
  /** Of the routes that write, as with one route. */
  readonly stepUp?: true;
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

export function readingRoutes<Item extends Versioned, Query>({
  path,
  name,
  plural,
  tags = [plural],
  access,
  tellsMore,
  schemas,
  service,
}: ReadResource<Item, Query>): readonly Route[] {
  const { list, get } = service;
  const routes: Route[] = [];
  if (list) {
    const schema = {
      operationId: `list${plural}`,
      tags,
      querystring: schemas.query,
      response: { 200: schemas.page },
    };
    const handler = async (request: FastifyRequest) => await list(callerOf(request), request.query as Query);
    routes.push(defineRoute({ method: 'GET', path, access: access.read, schema, handler }));
  }
  if (get) {
    const schema = {
      operationId: `get${name}`,
      tags,
      params: idParamsSchema,
      response: { 200: schemas.item },
    };
    const handler = async (request: FastifyRequest, reply: FastifyReply) =>
      sendRecord(reply, await get(callerOf(request), idOf(request)));
    const config = tellsMore === undefined ? {} : { config: { tellsMore } };
    const one = { path: `${path}/:id`, access: access.read, ...config };
    routes.push(defineRoute({ ...one, method: 'GET', schema, handler }));
  }
  return routes;
}

function writingRoutes<Item extends Versioned, Query, Create, Patch>({
  path,
  name,
  plural,
  access,
  stepUp,
  schemas,
  service,
}: Resource<Item, Query, Create, Patch>): readonly Route[] {
  const { create, patch, remove } = service;
  const tags = [plural];
  const { item } = schemas;
  const writing = { access: access.write, ...(stepUp && { stepUp }) };
  const one = { path: `${path}/:id`, ...writing };
  const routes: Route[] = [];
  if (create) {
    const schema = {
      operationId: `create${name}`,
      tags,
      body: schemas.create,
      response: { 200: item, 201: item },
    };
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const { created, record } = await create(callerOf(request), request.body as Create);
      return sendRecord(reply, record, created ? 201 : 200);
    };
    routes.push(defineRoute({ method: 'POST', path, ...writing, schema, handler }));
  }
  if (patch) {
    const schema = {
      operationId: `patch${name}`,
      tags,
      params: idParamsSchema,
      body: schemas.patch,
      response: { 200: item },
    };
    const handler = async (request: FastifyRequest, reply: FastifyReply) =>
      sendRecord(
        reply,
        await patch(callerOf(request), idOf(request), request.body as Patch, expectedVersion(request)),
      );
    routes.push(defineRoute({ ...one, method: 'PATCH', schema, handler }));
  }
  if (remove) {
    const schema = {
      operationId: `delete${name}`,
      tags,
      params: idParamsSchema,
      response: { 204: z.null() },
    };
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      await remove(callerOf(request), idOf(request), expectedVersion(request));
      return reply.code(204).send(null);
    };
    routes.push(defineRoute({ ...one, method: 'DELETE', schema, handler }));
  }
  return routes;
}

export function resourceRoutes<Item extends Versioned, Query, Create, Patch>(
  resource: Resource<Item, Query, Create, Patch>,
): readonly Route[] {
  return [...readingRoutes(resource), ...writingRoutes(resource)];
}
