// Generated from the declarations of this folder (npm run generate).
import { reviewerDeclaration } from './agents-of-changes/reviewer-agent.ts';
import { qaDeclaration } from './agents-of-tests/qa-agent.ts';
import { analyzerDeclaration } from './analyzer-agent.ts';
import { businessAnalystDeclaration } from './business-analyst-agent.ts';
import { developmentDeclaration } from './development-agent.ts';
import { devopsDeclaration } from './devops-agent.ts';
import { documentationDeclaration } from './documentation-agent.ts';
import { fastapiDeclaration } from './fastapi-agent.ts';
import { planningDeclaration } from './planning-agent.ts';
import { projectManagerDeclaration } from './project-manager-agent.ts';
import { scannerDeclaration } from './scanner-agent.ts';
import { securityDeclaration } from './security-agent.ts';

export const declarations = [
  securityDeclaration,
  developmentDeclaration,
  fastapiDeclaration,
  devopsDeclaration,
  documentationDeclaration,
  planningDeclaration,
  projectManagerDeclaration,
  analyzerDeclaration,
  scannerDeclaration,
  businessAnalystDeclaration,
  qaDeclaration,
  reviewerDeclaration,
] as const;
