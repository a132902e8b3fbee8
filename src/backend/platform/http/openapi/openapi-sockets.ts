/** The two WebSockets in the OpenAPI document, which has no words of its own for them: the upgrade, and the frames. */
import type { OpenAPIV3_1 } from 'openapi-types';
import { chatClientFrameSchema, chatServerFrameSchema } from '../../../../contract/coach/coach-chat.ts';
import { notificationSchema } from '../../../../contract/events.ts';
import { toSchema } from './openapi-schema.ts';

interface Socket {
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly parameters?: OpenAPIV3_1.ParameterObject[];
  /** Frames of text, each one JSON value. */
  readonly receives: string;
  readonly sends?: string;
}

const sockets: readonly Socket[] = [
  {
    path: '/api/v1/ws/notifications',
    operationId: 'subscribeNotifications',
    tag: 'Events',
    summary: 'WebSocket: what changes, as it does',
    parameters: [
      {
        name: 'since',
        in: 'query',
        description: 'Number of the last event seen; the stream begins with those after it.',
        schema: { type: 'integer', minimum: 0 },
      },
    ],
    receives: 'Notification',
  },
  {
    path: '/api/v1/ai/chat',
    operationId: 'openChat',
    tag: 'Coach',
    summary: 'WebSocket: questions to the coach, and its answers as they are written',
    receives: 'ChatServerFrame',
    sends: 'ChatClientFrame',
  },
];

const frames = {
  Notification: notificationSchema,
  ChatServerFrame: chatServerFrameSchema,
  ChatClientFrame: chatClientFrameSchema,
};

/** No HTTP client can call them; the generated one leaves them out. */

function ref(name: string): OpenAPIV3_1.ReferenceObject {
  return { $ref: `#/components/schemas/${name}` };
}

function operationOf({ operationId, tag, summary, parameters, receives, sends }: Socket): object {
  return {
    operationId,
    summary,
    tags: [tag],
    description:
      'Needs the headers of an upgrade to a WebSocket. The token is sent as `Authorization: Bearer …` or, where headers cannot be set, as the subprotocol `vireo.token.…` beside `vireo`.',
    ...(parameters && { parameters }),
    responses: {
      101: { description: 'The protocol is switched; then frames of text, each one JSON value.' },
    },
    'x-websocket': { receive: ref(receives), ...(sends !== undefined && { send: ref(sends) }) },
  };
}

export function addSockets(document: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  const paths = sockets.map((socket) => [socket.path, { get: operationOf(socket) }]);
  document.paths = { ...document.paths, ...Object.fromEntries(paths) };
  const schemas = Object.entries(frames).map(([name, schema]) => [name, toSchema(schema)]);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...Object.fromEntries(schemas) },
  };
  return document;
}
