/** The business analyst, as it is known without running it. */
import * as z from 'zod';
import type { AgentDeclaration } from './agent-declaration.ts';

export const analystLanguages = ['auto', 'en', 'de'] as const;

const businessAnalystInputSchema = z.strictObject({
  files: z
    .array(
      z
        .string()
        .regex(
          /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\\s][^\\\r\n]*$/,
          'must be a file of the project such as docs/brief.md',
        )
        .max(300),
    )
    .max(10)
    .default([])
    .meta({
      title: 'Files',
      description: 'Texts of the project. When nothing is named: brief.md, docs/brief.md and the like.',
      example: 'docs/brief.md',
    }),
  documents: z.array(z.uuid('must be the ID of a document of the project')).max(10).default([]).meta({
    title: 'Documents',
    description: 'IDs of documents of the project in Vireo.',
    example: '0198c0de-7a3b-7c4d-8e5f-0123456789ab',
  }),
  text: z.string().max(100_000).default('').meta({
    title: 'Text',
    description: 'A brief, an email or notes, as they are.',
    example: 'As a customer I want to cancel an order so that I pay nothing.',
  }),
  language: z
    .enum(analystLanguages)
    .default('auto')
    .meta({
      title: 'Language',
      description: 'Of what is written.',
      labels: { auto: 'Language of the text', en: 'English', de: 'German' },
      advanced: true,
    }),
  reader: z
    .enum(['rules', 'model'])
    .default('rules')
    .meta({
      title: 'Read by',
      description: 'Who looks for requirements.',
      labels: { rules: 'Rules alone', model: 'Rules, then a model' },
      helps: {
        rules: 'Nothing leaves this machine.',
        model: 'It may add requirements that quote a sentence of the text.',
      },
      advanced: true,
    }),
});
export type BusinessAnalystInput = z.infer<typeof businessAnalystInputSchema>;

export const businessAnalystDeclaration = {
  name: 'business-analyst',
  title: 'Business analyst',
  description: 'Turns a brief into requirements and open questions. Needs no model.',
  version: '1.0.0',
  needsProject: true,
  routing: {
    things: {
      en: `
        requirement, requirements, user story, user stories, acceptance criteria, client brief, customer
        brief, the brief, this brief, briefing, open questions, open points, contradictions, contradict*,
        use cases, client wants, customer wants, client want, customer want, specification, specifications,
        spec, meeting notes, ambiguous, business analyst
      `,
      de: `
        anforderung*, lastenheft*, pflichtenheft*, user stories, akzeptanzkriterien, briefing*, offene
        fragen, offenen fragen, offene punkte, offenen punkte, widersprüch*, widersprich*, anwendungsfälle,
        kunde will, kunde möchte, der kunde wünscht, rückfragen, spezifikation*, kundenmail,
        gesprächsnotizen, ausschreibung*, unklar*, mehrdeutig*
      `,
    },
    hints: {
      en: 'email, notes, wishes, vague, unclear, brief, interview, workshop, missing, customer',
      de: 'e mail, email, notizen, wünsche, vage, protokoll, gespräch, fehlt, text',
    },
  },
  inputSchema: businessAnalystInputSchema,
} as const satisfies AgentDeclaration<BusinessAnalystInput>;
