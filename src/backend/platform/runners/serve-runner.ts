/** The line of a person's machine that runs work of theirs: `/ws/runner`. */
import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import { createFrameReader, toFrames } from '../../../contract/runner/frames.ts';
import { longestMessageBytes, runnerPath, type ToRunner } from '../../../contract/runner/runner-messages.ts';
import { personCallerOf } from '../http/authorization.ts';
import { defineSocket, type Route } from '../http/route.ts';
import type { WorkOwner } from '../work/work.ts';
import type { Runners } from './runners.ts';

/** RFC 6455 §7.4.1 */
const tooMuch = 1009;
const goingAway = 1001;
/** A machine that says nothing, not even by a ping, is not there. */
const silentMs = 90_000;
/** It does not read. */
const mostBufferedBytes = 128 * 1024 * 1024;

/** Of a person, more than machines may be: one that breaks off is still counted for a while. */
const mostLines = 40;
/** Characters: what a machine has and is at. */
const longestHello = 1_000_000;
// process-local: lines of each person to this process; on several: nothing: it bounds the memory of one.
const linesOf = new Map<string, number>();

export function runnerRoutes(runners: Runners): readonly Route[] {
  return [
    defineSocket({
      path: runnerPath,
      access: 'signed-in',
      // A local backend has a line of its own here, and hands on none of its clients'.
      answeredBy: 'device',
      schema: { hide: true },
      open: (socket, request) => {
        const { organizationId, userId } = personCallerOf(request).actor;
        serveRunner({ socket, log: request.log }, runners, { organizationId, userId });
      },
    }),
  ];
}

function serveRunner(
  { socket, log }: { readonly socket: WebSocket; readonly log: FastifyBaseLogger },
  runners: Runners,
  owner: WorkOwner,
): void {
  const key = `${owner.organizationId} ${owner.userId}`;
  const lines = linesOf.get(key) ?? 0;
  if (lines >= mostLines) {
    socket.close(tooMuch);
    return;
  }
  linesOf.set(key, lines + 1);
  // process-local: of this socket; on several: nothing.
  let isWelcome = false;
  const reader = createFrameReader(() => (isWelcome ? longestMessageBytes : longestHello));
  // process-local: of this socket; on several: nothing.
  let silence = setTimeout(() => socket.terminate(), silentMs).unref();
  const stayAwake = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.terminate(), silentMs).unref();
  };
  const link = {
    send: (message: ToRunner) => {
      if (socket.readyState !== socket.OPEN) return;
      isWelcome ||= message.type === 'welcome';
      if (socket.bufferedAmount > mostBufferedBytes) socket.terminate();
      else for (const frame of toFrames(message)) socket.send(frame);
    },
    end: () => socket.close(goingAway),
  };
  const connection = runners.connect(link, owner);
  socket.on('ping', stayAwake);
  socket.on('message', (data, isBinary) => {
    stayAwake();
    const message = isBinary ? undefined : reader.take(String(data));
    if (isBinary || reader.isBroken) socket.close(tooMuch);
    else if (message !== undefined) connection.take(message);
  });
  socket.on('close', () => {
    clearTimeout(silence);
    const left = (linesOf.get(key) ?? 1) - 1;
    if (left > 0) linesOf.set(key, left);
    else linesOf.delete(key);
    connection.closed();
  });
  socket.on('error', (error) => log.warn({ err: error }, 'the line to a runner failed'));
}
