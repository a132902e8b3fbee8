/** What other features use of coach. */
export { readAgentCall } from './agent-call.ts';
export { askInChat, type Called } from './ask-in-chat.ts';
export { ChatLine } from './chat-line.ts';
export { loadChoice } from './choose-model.ts';
