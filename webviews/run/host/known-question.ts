/** A question in a form that is known here, whichever agent asks it: by its step and what it carries; pure. */
import type * as z from 'zod';
import { allowCrewQuestionSchema } from '../../../src/contract/work/crew/crew-file.ts';
import {
  allowQuestionSchema,
  decideQuestionSchema,
} from '../../../src/contract/work/development-questions.ts';
import { publishQuestionSchema } from '../../../src/contract/work/publish.ts';
import { textQuestionSchema } from '../../../src/contract/work/text-question.ts';

export type KnownQuestion =
  | { readonly kind: 'allow'; readonly asked: z.infer<typeof allowQuestionSchema> }
  | { readonly kind: 'allow-crew'; readonly asked: z.infer<typeof allowCrewQuestionSchema> }
  | { readonly kind: 'decide'; readonly asked: z.infer<typeof decideQuestionSchema> }
  | { readonly kind: 'text'; readonly asked: z.infer<typeof textQuestionSchema> }
  | { readonly kind: 'publish'; readonly asked: z.infer<typeof publishQuestionSchema> };

interface Question {
  readonly step: string;
  readonly payload?: unknown;
}

/** Undefined: it is answered with yes or no. */
export function readQuestion({ step, payload }: Question): KnownQuestion | undefined {
  switch (step) {
    case 'allow': {
      const { data: asked } = allowQuestionSchema.safeParse(payload);
      return asked && { kind: 'allow', asked };
    }
    case 'allow-crew': {
      const { data: asked } = allowCrewQuestionSchema.safeParse(payload);
      return asked && { kind: 'allow-crew', asked };
    }
    case 'decide': {
      const { data: asked } = decideQuestionSchema.safeParse(payload);
      return asked && { kind: 'decide', asked };
    }
    case 'publish': {
      const { data: asked } = publishQuestionSchema.safeParse(payload);
      return asked && { kind: 'publish', asked };
    }
    case 'settle': {
      const { data: asked } = textQuestionSchema.safeParse(payload);
      return asked && { kind: 'text', asked };
    }
    default:
      return undefined;
  }
}
