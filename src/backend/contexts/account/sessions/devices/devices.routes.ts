/** Paths by which a program is signed in with a browser; no logic. */
import * as z from 'zod';
import { callerOf } from '../../../../platform/http/authorization.ts';
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import { toSignedIn } from '../request-origin.ts';
import { authPath, authTags as tags } from '../sessions.routes.ts';
import { signedInSchema } from '../sessions.schema.ts';
import {
  approveDeviceSchema,
  askDeviceSchema,
  askedDeviceSchema,
  deviceCodeSchema,
  takeDeviceSchema,
  userCodeSchema,
} from './devices.schema.ts';
import type { DevicesService } from './devices.service.ts';

const path = `${authPath}/device`;

export function devicesRoutes(service: DevicesService): readonly Route[] {
  return [...programRoutes(service), ...personRoutes(service)];
}

function programRoutes(service: DevicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'askDeviceCode',
        summary: 'Begins the sign-in of a program by a browser: two codes of ten minutes (RFC 8628)',
        tags,
        body: askDeviceSchema,
        response: { 200: deviceCodeSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return await service.ask(request.body, request.ip);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/token`,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'takeDeviceTokens',
        summary:
          'Tokens of a sign-in that was approved, once; until then 400 with `authorization_pending`, `slow_down`, `access_denied` or `expired_token`',
        tags,
        body: takeDeviceSchema,
        response: { 200: signedInSchema },
      },
      async handler(request, reply) {
        const { deviceCode, deviceToken } = request.body;
        // A program whatever it says: no browser gets a cookie by a code.
        const origin = { address: request.ip, isBrowser: false, device: undefined, deviceToken };
        return toSignedIn(reply, await service.take(deviceCode, origin));
      },
    }),
  ];
}

function personRoutes(service: DevicesService): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: `${path}/check`,
      access: 'signed-in',
      schema: {
        operationId: 'checkDeviceCode',
        summary: 'Which program asks by a code, from where and since when; changes nothing',
        tags,
        body: userCodeSchema,
        response: { 200: askedDeviceSchema },
      },
      async handler(request, reply) {
        reply.header('cache-control', 'no-store');
        return await service.show(callerOf(request), { ...request.body, address: request.ip });
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/approve`,
      access: 'signed-in',
      stepUp: true,
      schema: {
        operationId: 'approveDevice',
        summary: 'Signs a program in as who asks, in an organization of theirs',
        tags,
        body: approveDeviceSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.approve(callerOf(request), { ...request.body, address: request.ip });
        return reply.code(204).send(null);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${path}/deny`,
      access: 'signed-in',
      schema: {
        operationId: 'denyDevice',
        summary: 'Refuses the sign-in of a program',
        tags,
        body: userCodeSchema,
        response: { 204: z.null() },
      },
      async handler(request, reply) {
        await service.deny(callerOf(request), { ...request.body, address: request.ip });
        return reply.code(204).send(null);
      },
    }),
  ];
}
