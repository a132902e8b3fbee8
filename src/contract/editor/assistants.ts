/** Names under which the editor's assistants know Vireo; the manifest says the same. */

export const mcpProviderId = 'vireo.mcp';
export const chatParticipantId = 'vireo.coach';

const toolPrefix = 'vireo_';

/** Of a tool of the catalogue among all tools of the editor. */
export function editorToolName(name: string): string {
  return `${toolPrefix}${name}`;
}

/** Undefined for a tool of others. */
export function catalogueToolName(editorName: string): string | undefined {
  return editorName.startsWith(toolPrefix) ? editorName.slice(toolPrefix.length) : undefined;
}
