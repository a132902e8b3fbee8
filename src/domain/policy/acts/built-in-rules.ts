/** What holds before anybody wrote a rule. */
import type { RuleSet } from './act.ts';

/**
 * Reads and proposals need no question; whatever changes or leaves does, as what no rule is about: a rule that asks would
 * go before what a user allows. What would let a tool give itself more rights, run
 * later without a question, or see keys is denied: the editor's settings (CVE-2025-53773), hooks, keys.
 */
export const builtInRules: RuleSet = {
  source: 'built-in',
  rules: [
    {
      verdict: 'deny',
      paths: ['**/.git/**', '**/.git', '**/.husky/**'],
      effects: ['propose', 'write', 'outward'],
      reason: 'Git runs what is written there.',
    },
    {
      verdict: 'deny',
      paths: ['**/.vscode/**', '**/*.code-workspace', '**/.vireo/policy*'],
      effects: ['propose', 'write', 'outward'],
      reason: 'Settings and rules are changed by people alone.',
    },
    {
      verdict: 'deny',
      paths: [
        ...[
          '**/.env',
          '**/.env.*',
          '**/*.pem',
          '**/*.key',
          '**/*.p12',
          '**/*.pfx',
          '**/id_rsa*',
          '**/id_ed25519*',
        ],
        ...[
          '**/.ssh/**',
          '**/.aws/**',
          '**/.gnupg/**',
          '**/.npmrc',
          '**/.netrc',
          '**/.pypirc',
          '**/.kube/**',
        ],
      ],
      reason: 'Keys and passwords are kept from tools.',
    },
    {
      verdict: 'deny',
      commands: ['sudo *', 'doas *', 'su *', 'mkfs* *', 'dd *', 'shutdown *', 'reboot *'],
      reason: 'It acts on the whole machine.',
    },
    {
      verdict: 'ask',
      tools: ['remember'],
      reason: 'What is remembered goes before every model: only a person keeps it.',
    },
    { verdict: 'allow', effects: ['read', 'propose'] },
  ],
};
