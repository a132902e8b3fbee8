/** The WebSocket of a window that brings its editor's models. What is no frame of the contract is counted for nothing, and logged. */

import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import { bridgeWindowFrameSchema } from '../../../../contract/coach/model-bridge.ts';
import { parseJson } from '../../../../contract/text/parse-json.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import type { BridgeHub } from '../../../platform/models/bridge-hub.ts';

interface BridgeLine {
  readonly socket: WebSocket;
  readonly caller: Caller;
  readonly log: FastifyBaseLogger;
}

export function serveBridge({ socket, caller, log }: BridgeLine, hub: BridgeHub): void {
  const window = hub.connect(personOf(caller), (frame) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  });
  socket.on('message', (data) => {
    const frame = bridgeWindowFrameSchema.safeParse(parseJson(String(data)));
    if (frame.success) window.receive(frame.data);
    else log.warn('a frame of a window with models was refused');
  });
  socket.on('close', () => window.close());
  socket.on('error', (error) => log.warn({ err: error }, 'the line to a window with models failed'));
}
