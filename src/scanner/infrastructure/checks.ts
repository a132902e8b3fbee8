/** Named tests that rules may call for what no pattern says. Each answers for one resource. */
import { actionsChecks } from './actions/actions-checks.ts';
import { composeChecks } from './compose/images.ts';
import type { ConfigChecks } from './condition.ts';
import { dockerChecks } from './docker/docker-checks.ts';
import { kubernetesChecks } from './kubernetes/kubernetes-checks.ts';
import { policyChecks } from './terraform/policy-checks.ts';

/** All tests in code for infrastructure, by name. */
export const configChecks: ConfigChecks = {
  ...kubernetesChecks,
  ...dockerChecks,
  ...actionsChecks,
  ...composeChecks,
  ...policyChecks,
};
