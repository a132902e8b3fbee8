/** What other features use of coach. */
export { readAgentCall } from '../../../../webviews/coach/host/agent-call.ts';
export { ChatLine } from '../../../../webviews/coach/host/chat-line.ts';
export { askInChat, type Called } from './ask-in-chat.ts';
export { loadChoice } from './choose-model.ts';
