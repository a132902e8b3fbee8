/** What a page with one form and its host say to each other, as the view sees it. */
import type { Connection } from '../../../src/contract/webview/common.ts';
import type { ViewHost } from '../../host.ts';
import type { FormState } from './form-messages.ts';
import type { Values } from './form-model.ts';

export interface FormContent<Field extends string> {
  readonly type: 'content';
  readonly values: Values<Field>;
  /** Of pages that show one record of several. */
  readonly subject?: string;
  readonly answers?: number | undefined;
}

export interface Refusal<Field extends string> {
  readonly type: 'refused';
  readonly message: string;
  readonly faults: readonly { readonly field: Field; readonly message: string }[];
}

export interface Typed<Field extends string> {
  readonly type: 'typed';
  readonly subject: string;
  readonly values: Partial<Record<Field, string>>;
}

export type Incoming<Field extends string, Content extends FormContent<Field>> =
  | Content
  | Refusal<Field>
  | { readonly type: 'failed'; readonly message: string }
  | Typed<Field>
  | Connection;

type Outgoing<Field extends string> =
  | { readonly type: 'ready' }
  | { readonly type: 'save'; readonly saveId: number; readonly values: Partial<Record<Field, string>> }
  | { readonly type: 'cancel' }
  | { readonly type: 'refresh' };

export type FormHost<Field extends string, Content extends FormContent<Field>, Act> = ViewHost<
  Incoming<Field, Content>,
  Outgoing<Field> | Act,
  FormState
>;

export type Texts = Readonly<Record<string, string>>;
