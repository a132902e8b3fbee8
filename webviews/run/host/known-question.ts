/** A question in a form that is known here, whichever agent asks it: by its step and what it carries; pure. */
import type * as z from 'zod';
import { allowCrewQuestionSchema } from '../../../src/contract/work/crew/crew-file.ts';
import {
  allowQuestionSchema,
  decideQuestionSchema,
} from '../../../src/contract/work/development-questions.ts';
import { publishQuestionSchema } from '../../../src/contract/work/publish.ts';
import { replayQuestionSchema, replayStep } from '../../../src/contract/work/questions/replay-question.ts';
import { textQuestionSchema } from '../../../src/contract/work/text-question.ts';

export type KnownQuestion =
  | { readonly kind: 'allow'; readonly asked: z.infer<typeof allowQuestionSchema> }
  | { readonly kind: 'allow-crew'; readonly asked: z.infer<typeof allowCrewQuestionSchema> }
  | { readonly kind: 'decide'; readonly asked: z.infer<typeof decideQuestionSchema> }
  | { readonly kind: 'files'; readonly asked: z.infer<typeof replayQuestionSchema> }
  | { readonly kind: 'text'; readonly asked: z.infer<typeof textQuestionSchema> }
  | { readonly kind: 'publish'; readonly asked: z.infer<typeof publishQuestionSchema> };

interface Question {
  readonly step: string;
  readonly payload?: unknown;
}

type Reader = (payload: unknown) => KnownQuestion | undefined;

function reader<Kind extends KnownQuestion['kind'], Asked>(
  kind: Kind,
  schema: z.ZodType<Asked>,
): (payload: unknown) => { readonly kind: Kind; readonly asked: Asked } | undefined {
  return (payload) => {
    const { data: asked } = schema.safeParse(payload);
    return asked && { kind, asked };
  };
}

/** By the step that asks. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['allow', reader('allow', allowQuestionSchema)],
  ['allow-crew', reader('allow-crew', allowCrewQuestionSchema)],
  ['decide', reader('decide', decideQuestionSchema)],
  ['publish', reader('publish', publishQuestionSchema)],
  [replayStep, reader('files', replayQuestionSchema)],
  ['settle', reader('text', textQuestionSchema)],
]);

/** Undefined: it is answered with yes or no. */
export function readQuestion({ step, payload }: Question): KnownQuestion | undefined {
  return readers.get(step)?.(payload);
}
