/**
 * What the form in which an agent is asked and its host say to each other, in the panel that becomes the page of the new
 * request. Order of play: view `ready` → host `form`; `ask` → host `asked`, upon which the page restarts as that of the
 * request, or `notAsked`, which takes nothing away that was typed.
 */
import * as z from 'zod';
import { connectionSchema, readySchema, viewFailedSchema } from '../../../src/contract/webview/common.ts';

const fieldBase = {
  /** JSON pointer into the input: `/publish/branch`. */
  path: z.string(),
  /** Of the group that it belongs to; absent at the top. */
  within: z.string().optional(),
  title: z.string(),
  /** Empty where there is nothing to say. */
  help: z.string(),
  isRequired: z.boolean(),
  /** Few set it: it is folded away. */
  isAdvanced: z.boolean().optional(),
};

const optionSchema = z.object({
  value: z.string(),
  label: z.string(),
  /** What is had by it; empty where there is nothing to say. */
  help: z.string(),
});
export type FieldOption = z.infer<typeof optionSchema>;

const textLimits = {
  maxLength: z.number().int().positive().optional(),
  /** Offered while it is typed. */
  suggestions: z.array(z.string()),
  /** Shown while nothing is typed; absent where there is no example. */
  example: z.string().optional(),
};

const fieldSchema = z.discriminatedUnion('kind', [
  z.object({
    ...fieldBase,
    ...textLimits,
    kind: z.literal('text'),
    /** Of several lines. */
    isLong: z.boolean(),
    /** Of the button that asks while nothing is typed here. */
    whenEmpty: z.string().optional(),
  }),
  z.object({
    ...fieldBase,
    ...textLimits,
    kind: z.literal('list'),
    maxItems: z.number().int().positive().optional(),
    /** Files and folders can be picked for it. */
    canPick: z.boolean(),
  }),
  z.object({ ...fieldBase, kind: z.literal('flag') }),
  /** A day, `2027-01-31`. */
  z.object({ ...fieldBase, kind: z.literal('date') }),
  z.object({
    ...fieldBase,
    kind: z.literal('choice'),
    options: z.array(optionSchema),
    /** None of the options is a choice, too: that of the agent. */
    canBeUnset: z.boolean(),
    /** What not to send it means. */
    unset: z.string().optional(),
  }),
  z.object({
    ...fieldBase,
    kind: z.literal('choices'),
    options: z.array(optionSchema),
    /** To choose none means all. */
    noneIsAll: z.boolean(),
  }),
  z.object({
    ...fieldBase,
    kind: z.literal('number'),
    isWhole: z.boolean(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  /** Its value is whether it is open: what belongs to a closed one is left out. */
  z.object({ ...fieldBase, kind: z.literal('group') }),
  /** What no other kind can show, as JSON. */
  z.object({ ...fieldBase, kind: z.literal('json') }),
]);
export type FormField = z.infer<typeof fieldSchema>;
export type FieldOf<Kind extends FormField['kind']> = Extract<FormField, { readonly kind: Kind }>;

const valueSchema = z.union([
  z.string().max(200_000),
  z.boolean(),
  z.array(z.string().max(20_000)).max(1_000),
]);
export type FormValue = z.infer<typeof valueSchema>;
/** What is typed, by the path of its field. */
const valuesSchema = z.record(z.string().max(1_000), valueSchema);
export type FormValues = z.infer<typeof valuesSchema>;

const formSchema = z.object({
  type: z.literal('form'),
  /** Of the agent and the project: what is kept of another form is none of this one. */
  key: z.string(),
  /** As the user sees it. */
  agent: z.string(),
  description: z.string(),
  client: z.string(),
  project: z.string(),
  /** What will not work here, and why; empty where all does. */
  notice: z.string(),
  fields: z.array(fieldSchema),
  values: valuesSchema,
});
export type AskForm = z.infer<typeof formSchema>;

/** Host → view. */
export const askHostMessageSchema = z.discriminatedUnion('type', [
  formSchema,
  z.object({ type: z.literal('asked') }),
  z.object({
    type: z.literal('notAsked'),
    /** Why, as far as it is of no field; empty else. */
    message: z.string(),
    /** By the path of a field, or of one row of a list. */
    errors: z.record(z.string(), z.string()),
  }),
  z.object({ type: z.literal('picked'), path: z.string(), items: z.array(z.string()) }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  connectionSchema,
]);
export type AskHostMessage = z.infer<typeof askHostMessageSchema>;

/** View → host. */
export const askViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('ask'), values: valuesSchema }),
  /** Nothing is asked; what was typed is kept for the next time. */
  z.object({ type: z.literal('close'), values: valuesSchema }),
  z.object({ type: z.literal('pick'), path: z.string().max(1_000) }),
]);
export type AskViewMessage = z.infer<typeof askViewMessageSchema>;

/** What survives a reload. */
export const askViewStateSchema = z.object({
  ask: z.object({ key: z.string().max(300), values: valuesSchema }),
});
export type AskViewState = z.infer<typeof askViewStateSchema>;
