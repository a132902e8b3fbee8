/**
 * A route as its slice declares it: method, path, who may ask, schemas and handler in one place. What a request
 * carries is typed by the schemas that have parsed it. Mounted by `mountRoutes`; nothing else registers routes of slices.
 */
import type { WebSocket } from '@fastify/websocket';
import type {
  FastifyContextConfig,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HTTPMethods,
  RouteOptions,
} from 'fastify';
import type * as z from 'zod';
import type { AnsweredBy, RouteAccess } from './authorization.ts';

interface RouteSchema {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  /** Left out of the API's description. */
  readonly hide?: boolean;
  readonly params?: z.ZodType;
  readonly querystring?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response?: Readonly<Record<number, unknown>>;
}

type Parsed<S, Part extends string> =
  S extends Readonly<Record<Part, infer T extends z.ZodType>> ? z.output<T> : unknown;

type RequestOf<S extends RouteSchema> = FastifyRequest<{
  Params: Parsed<S, 'params'>;
  Querystring: Parsed<S, 'querystring'>;
  Body: Parsed<S, 'body'>;
}>;

type AnswerOf<S extends RouteSchema> = S extends { readonly response: infer R }
  ? { [Status in keyof R]: R[Status] extends z.ZodType ? z.input<R[Status]> : unknown }[keyof R]
  : unknown;

type Handled<T> = T | FastifyReply;

/** `access`: the permission that it needs; `public`: no token; `signed-in`: any role, and no key. */
interface Declared<S extends RouteSchema> {
  readonly path: string;
  readonly access: RouteAccess;
  /** `server` when absent. */
  readonly answeredBy?: AnsweredBy;
  readonly schema: S;
  /** On a server: asks for a sign-in, or a confirmation by password, of the last five minutes. */
  readonly stepUp?: true;
  /** Of `signed-in`: a key may ask, too, and is shown as much as its scopes reach. */
  readonly openToKeys?: true;
}

interface DeclaredRoute<S extends RouteSchema> extends Declared<S> {
  readonly method: HTTPMethods;
  /** Bytes; the server's own limit when absent. */
  readonly bodyLimit?: number;
  /** True: a request whose schema refuses it comes to the handler, with `validationError`. */
  readonly attachValidation?: boolean;
  readonly config?: Omit<FastifyContextConfig, 'access' | 'answeredBy' | 'stepUp' | 'openToKeys'>;
  handler(request: RequestOf<S>, reply: FastifyReply): Handled<AnswerOf<S>> | Promise<Handled<AnswerOf<S>>>;
}

interface DeclaredSocket<S extends RouteSchema> extends Declared<S> {
  open(socket: WebSocket, request: RequestOf<S>): unknown;
}

/** Declared by `defineRoute` or `defineSocket`, and mounted as it is. */
export type Route = RouteOptions & {
  readonly config: { readonly access: RouteAccess; readonly answeredBy: AnsweredBy };
};

/** Routes that share parsers or hooks which no other route has. */
export interface RouteGroup {
  /** Called with a scope of its own, before its routes are mounted there. */
  setUp(scope: FastifyInstance): void;
  readonly routes: readonly Route[];
}

export function defineRoute<const S extends RouteSchema>(route: DeclaredRoute<S>): Route {
  const { path, access, answeredBy = 'server', stepUp, openToKeys, handler, config, ...rest } = route;
  // The schemas have parsed the request when the handler runs: its types are theirs.
  const declared = {
    ...config,
    access,
    answeredBy,
    ...(stepUp && { stepUp }),
    ...(openToKeys && { openToKeys }),
  };
  return { ...rest, url: path, config: declared, handler } as unknown as Route;
}

/** A GET that becomes a WebSocket. */
export function defineSocket<const S extends RouteSchema>(socket: DeclaredSocket<S>): Route {
  const { path, access, answeredBy = 'server', open, schema } = socket;
  return {
    method: 'GET',
    url: path,
    config: { access, answeredBy },
    schema,
    websocket: true,
    handler: async (opened: WebSocket, request: RequestOf<S>) => {
      request.server.connections.watchSocket(opened, request.caller);
      try {
        return await open(opened, request);
      } finally {
        request.releaseCaller?.();
      }
    },
  } as unknown as Route;
}

export function mountRoutes(app: FastifyInstance, routes: readonly (Route | RouteGroup)[]): void {
  for (const route of routes) {
    if ('routes' in route) mountGroup(app, route);
    else app.route(route);
  }
}

function mountGroup(app: FastifyInstance, { setUp, routes }: RouteGroup): void {
  app.register(async (scope) => {
    setUp(scope);
    mountRoutes(scope, routes);
  });
}
