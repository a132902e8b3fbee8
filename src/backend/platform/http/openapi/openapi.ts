/** The OpenAPI 3.1 document, made from the zod schemas of the routes, and a page that shows it without a script. */
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import { renderDocsPage } from './docs-page.ts';
import { addErrors } from './openapi-errors.ts';
import { addSockets } from './openapi-sockets.ts';

export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Vireo API',
        version,
        description: 'Time, timesheets, invoices, findings, agents and the coach.',
      },
      servers: [{ url: '/' }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (made) =>
      sortNames(addErrors(addSockets(jsonSchemaTransformObject(made) as OpenAPIV3_1.Document))),
  });
}

/** Otherwise paths and schemas come in the order in which files import one another, and a move would change the document. */
function sortNames(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const { paths, components } = document;
  const schemas = components?.schemas && byName(components.schemas);
  return {
    ...document,
    ...(paths && { paths: byName(paths) }),
    ...(schemas && { components: { ...components, schemas } }),
  } as OpenAPIV3_1.Document;
}

function byName<T extends object>(named: T): T {
  return Object.fromEntries(
    Object.entries(named).sort(([one], [other]) => (one < other ? -1 : Number(one > other))),
  ) as T;
}

export function registerOpenApiRoutes(app: FastifyInstance): void {
  const options = { schema: { hide: true }, config: { access: 'public' as const } };
  app.get('/api/v1/openapi.json', options, async () => app.swagger());
  app.get('/docs', options, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      )
      .send(renderDocsPage(app.swagger())),
  );
}
