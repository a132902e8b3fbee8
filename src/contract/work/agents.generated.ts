// Generated from the declarations of this folder (npm run generate).
import { developmentDeclaration } from './development-agent.ts';
import { devopsDeclaration } from './devops-agent.ts';
import { documentationDeclaration } from './documentation-agent.ts';
import { fastapiDeclaration } from './fastapi-agent.ts';
import { planningDeclaration } from './planning-agent.ts';
import { projectManagerDeclaration } from './project-manager-agent.ts';
import { securityDeclaration } from './security-agent.ts';

export const declarations = [
  securityDeclaration,
  developmentDeclaration,
  fastapiDeclaration,
  devopsDeclaration,
  documentationDeclaration,
  planningDeclaration,
  projectManagerDeclaration,
] as const;
