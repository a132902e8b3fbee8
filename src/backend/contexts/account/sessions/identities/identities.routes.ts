/** Paths by which people sign in; no logic. */
import { defineRoute, type Route } from '../../../../platform/http/route.ts';
import type { OpenedSession } from '../open-session.ts';
import { originOf, toSignedIn } from '../request-origin.ts';
import { loginAnswerSchema, type SecondFactorNeeded } from '../second-factor/second-factor.schema.ts';
import { authPath, authTags } from '../sessions.routes.ts';
import {
  type InvitationLink,
  invitationLinkSchema,
  joinSchema,
  linkSchema,
  loginSchema,
  type SetUpLink,
  setUpLinkSchema,
  setUpSchema,
  signedInSchema,
} from '../sessions.schema.ts';
import type { JoinInput } from './join.ts';
import type { SetUpInput } from './set-up.ts';
import type { SignIn } from './sign-in.service.ts';

export interface IdentitiesService {
  signIn(asked: SignIn): Promise<OpenedSession | SecondFactorNeeded>;
  setUp(input: SetUpInput): Promise<OpenedSession>;
  join(input: JoinInput): Promise<OpenedSession>;
  describeSetUp(token: string): Promise<SetUpLink>;
  describeInvitation(token: string): Promise<InvitationLink>;
}

export function identitiesRoutes(service: IdentitiesService): readonly Route[] {
  const tags = authTags;
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/login`,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'signIn',
        summary:
          'Sign in: a browser gets a cookie, a program an access and a refresh token; who has a second factor gives it next',
        tags,
        body: loginSchema,
        response: { 200: loginAnswerSchema },
      },
      handler: async (request, reply) => {
        const { email, password, organizationId, ...device } = request.body;
        const asked = { email, password, organizationId, origin: originOf(request, device) };
        const answer = await service.signIn(asked);
        reply.header('cache-control', 'no-store');
        return 'secondFactor' in answer ? answer : toSignedIn(reply, answer);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/set-up`,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'setUpServer',
        summary: 'The first administrator of a server, by the link that its start prints',
        tags,
        body: setUpSchema,
        response: { 200: signedInSchema },
      },
      handler: async (request, reply) => {
        const { device, deviceToken, countryCode, currency, zone, language, ...input } = request.body;
        const origin = originOf(request, { device, deviceToken });
        const place = { countryCode, currency, zone, language };
        return toSignedIn(reply, await service.setUp({ ...input, place, origin }));
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/join`,
      access: 'public',
      config: { holdsSecret: true },
      schema: {
        operationId: 'joinOrganization',
        summary: 'A new account by the link of an invitation',
        tags,
        body: joinSchema,
        response: { 200: signedInSchema },
      },
      handler: async (request, reply) => {
        const { token, name, password, ...device } = request.body;
        const input = { token, name, password, origin: originOf(request, device) };
        return toSignedIn(reply, await service.join(input));
      },
    }),
    ...aboutRoutes(service),
  ];
}

/** What a page says of the link that led to it, to who has its secret. */
function aboutRoutes(service: IdentitiesService): readonly Route[] {
  const tags = authTags;
  return [
    defineRoute({
      method: 'POST',
      path: `${authPath}/set-up/about`,
      access: 'public',
      schema: {
        operationId: 'describeSetUp',
        summary: 'Whether the link of a set-up takes a practice over, and its name; empty where it has none',
        tags,
        body: linkSchema,
        response: { 200: setUpLinkSchema },
      },
      handler: async (request) => await service.describeSetUp(request.body.token),
    }),
    defineRoute({
      method: 'POST',
      path: `${authPath}/join/about`,
      access: 'public',
      schema: {
        operationId: 'describeInvitation',
        summary: 'Who invited whom to which organization, to who has the link',
        tags,
        body: linkSchema,
        response: { 200: invitationLinkSchema },
      },
      handler: async (request) => await service.describeInvitation(request.body.token),
    }),
  ];
}
