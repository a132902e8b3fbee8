/** What a run waits for, each kind in its own form. */
import type { TemplateResult } from 'lit';
import { renderCrewFile } from '../crew-file.ts';
import { type DecisionView, renderAllow, renderApprove } from '../decision.ts';
import { renderPublish } from '../publish.ts';
import { type ReviewView, renderReview } from '../review.ts';
import type { RunPart } from '../run-parts.ts';
import { renderSettle } from '../settle.ts';
import { renderFiles } from './replay-files.ts';

export function renderQuestion(
  decision: DecisionView,
  focus: Pick<ReviewView, 'current' | 'onFocus'>,
  part: RunPart,
): TemplateResult {
  const { question, draft, isSending, choose, note, take, tick, write } = decision;
  switch (question.kind) {
    case 'allow':
      return renderAllow(question, decision, part);
    case 'approve':
      return renderApprove(question);
    case 'allow-crew':
      return renderCrewFile(question, part);
    case 'files':
      return renderFiles({ question, draft, isSending, take }, part);
    case 'text':
      return renderSettle({ question, draft, isSending, write }, part);
    case 'publish':
      return renderPublish({ question, draft, isSending, choose }, part);
    case 'decide':
      return renderReview({ question, draft, isSending, tick, note, ...focus }, part);
  }
}
