/** A host with one explanation; it holds the view to the contract by its schemas. */
import {
  type ExplainContent,
  type ExplainHostMessage,
  explainHostMessageSchema,
  explainViewMessageSchema,
} from '../../webviews/explain/messages.ts';
import { sampleContent } from './sample-explanation.ts';

export class FakeExplainHost {
  content: ExplainContent | undefined = sampleContent;

  readonly answer = (input: unknown): readonly ExplainHostMessage[] => {
    const message = explainViewMessageSchema.parse(input);
    switch (message.type) {
      case 'ready':
        return [
          this.content === undefined ? { type: 'missing' } : explainHostMessageSchema.parse(this.content),
        ];
      case 'copy':
        return [{ type: 'done', what: 'copied' }];
      case 'applyFix':
        return [{ type: 'done', what: 'fixed' }];
      default:
        return [];
    }
  };
}
