/**
 * What an editor window and the backend say over `WebSocket /api/v1/ai/bridge`: the window lists the models that the editor
 * offers it (`vscode.lm`), the backend asks it to call one. A window's models are those of its own user alone.
 */
import * as z from 'zod';
import { mostInputCharacters } from './call-input-limit.ts';

/** What can go wrong in a window; the names are those of the gateway's faults. */
export const bridgeFaults = [
  'wrong_key',
  'refused',
  'model_gone',
  'quota',
  'rate_limited',
  'context_too_long',
  'too_large',
  'cut',
] as const;
export type BridgeFault = (typeof bridgeFaults)[number];

const callId = z.string().min(1).max(64);

export const bridgedModelSchema = z.strictObject({
  /** As the editor calls it, vendor first: `copilot/gpt-4.1`. */
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(200),
  contextTokens: z.number().int().min(1).max(10_000_000),
  /** Its user lets it answer runs of agents that no key answers. */
  answersRuns: z.boolean().optional(),
});
export type BridgedModel = z.infer<typeof bridgedModelSchema>;

export const bridgePartSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().max(200_000) }),
  z.strictObject({
    type: z.literal('call'),
    id: z.string().max(200),
    tool: z.string().max(200),
    /** JSON. */
    input: z.string().max(mostInputCharacters),
  }),
  /** Nothing to show yet: the user is asked for consent, the model thinks. */
  z.strictObject({ type: z.literal('alive') }),
]);
export type BridgePart = z.infer<typeof bridgePartSchema>;

export const bridgeWindowFrameSchema = z.discriminatedUnion('type', [
  /** All that the window has now, in place of what it said before. Answered by `listed`. */
  z.strictObject({ type: z.literal('models'), models: z.array(bridgedModelSchema).max(100) }),
  z.strictObject({ type: z.literal('part'), callId, part: bridgePartSchema }),
  z.strictObject({ type: z.literal('end'), callId, why: z.enum(['stop', 'calls']) }),
  z.strictObject({ type: z.literal('fault'), callId, code: z.enum(bridgeFaults) }),
]);
export type BridgeWindowFrame = z.infer<typeof bridgeWindowFrameSchema>;

const messageSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('user'), text: z.string() }),
  z.object({
    role: z.literal('assistant'),
    text: z.string(),
    calls: z.array(z.object({ id: z.string(), tool: z.string(), input: z.unknown() })).optional(),
  }),
  z.object({ role: z.literal('tool'), callId: z.string(), tool: z.string(), output: z.string() }),
]);

/** One answer of a model, as the gateway asks for it: redacted already. */
export const bridgeCallSchema = z.object({
  system: z.string(),
  messages: z.array(messageSchema),
  tools: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      /** JSON Schema of an object. */
      input: z.record(z.string(), z.unknown()),
    }),
  ),
  maxOutputTokens: z.number().int(),
});
export type BridgeCall = z.infer<typeof bridgeCallSchema>;

export const bridgeBackendFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listed') }),
  z.object({ type: z.literal('call'), callId, model: z.string(), call: bridgeCallSchema }),
  z.object({ type: z.literal('cancel'), callId }),
]);
export type BridgeBackendFrame = z.infer<typeof bridgeBackendFrameSchema>;
