import { chatParticipantId, mcpProviderId } from '../../../contract/editor/assistants.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';

export const contributes = defineFeature({
  after: 'goals',
  starts: true,
  commands: {},
  chatParticipants: [
    {
      id: chatParticipantId,
      name: 'vireo',
      fullName: 'Vireo',
      description: 'Ask about your hours, invoices, findings and tasks',
      commands: {
        dev: 'Asks the Development agent: what follows is its task; alone it fixes findings',
        security: 'Asks the Security agent',
      },
    },
  ],
  mcpServers: [{ id: mcpProviderId, label: 'Vireo' }],
  bundles: {
    'mcp-server.js': './mcp-server.ts',
    'answer-chat.js': './chat/answer-chat.ts',
    'run-tool.js': './run-tool.ts',
  },
});
