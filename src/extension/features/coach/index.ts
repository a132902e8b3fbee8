/** What other features use of coach. */
export { type Called, readAgentCall } from '../../../../webviews/coach/host/agent-call.ts';
export { ChatLine, dialBackend } from '../../../../webviews/coach/host/chat-line.ts';
export { loadChoice } from '../../../../webviews/coach/host/choose-model.ts';
export { askInChat } from './ask-in-chat.ts';
export { editorModels } from './editor-models.ts';
