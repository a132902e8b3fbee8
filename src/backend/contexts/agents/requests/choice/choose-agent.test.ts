import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { shippedAgents } from '../../../../../contract/work/agents.ts';
import { chooseAgent } from '../../../../../domain/agents/choose-agent.ts';

const choose = (request: string) => chooseAgent(request, shippedAgents);
const nameOf = (request: string) => choose(request).agent?.name;

describe('the agent for a request in plain words', () => {
  const requests: readonly (readonly [string, string])[] = [
    ['Look for hardcoded passwords and SQL injection', 'security'],
    ['Prüfe die Anwendung auf Schwachstellen', 'security'],
    ['Scan the code for quality', 'scanner'],
    ['Analysiere Technologien und Abhängigkeiten', 'analyzer'],
    ['Fix the crash when an order is empty', 'development'],
    ['Behebe den Absturz beim Speichern', 'development'],
    ['Add a Dockerfile and a GitHub Actions pipeline', 'devops'],
    ['Ich brauche Kubernetes-Dateien und eine Überwachung', 'devops'],
    ['Our README is outdated, write a new one', 'documentation'],
    ['Erstelle eine Dokumentation der Architektur', 'documentation'],
    ['Create a REST API for invoices in Python', 'fastapi'],
    ['Baue eine neue API mit Benutzerkonten', 'fastapi'],
    ['Draft the project charter and a risk register', 'planning'],
    ['Wir brauchen eine Roadmap mit Meilensteinen', 'planning'],
    ['Write the weekly status report for the client', 'project-manager'],
    ['Schreib den Statusbericht für diese Woche', 'project-manager'],
    ['Turn the client’s email into requirements and user stories', 'business-analyst'],
    ['Leite aus dem Lastenheft die Anforderungen ab', 'business-analyst'],
  ];
  for (const [request, agent] of requests)
    it(`is the ${agent} agent for: ${request}`, () => assert.equal(nameOf(request), agent));

  it('comes with the words of the request it rests on, and the runner-up', () => {
    const { agent, runnerUp, isClear } = choose('Scan for Vulnerabilities before we deploy to the cloud.');
    assert.deepEqual(agent?.words, ['Vulnerabilities', 'Scan']);
    assert.equal(runnerUp?.name, 'devops');
    assert.deepEqual(runnerUp?.words, ['deploy', 'cloud']);
    assert.equal(isClear, false);
  });

  it('is none where nothing fits, and is asked for where a single wider word does', () => {
    for (const request of ['', 'Order pizza for Friday', 'Bestelle Blumen für Mama', '???'])
      assert.deepEqual(choose(request), { agent: null, runnerUp: null, isClear: false });
    const { agent, runnerUp, isClear } = choose('Tell me about your status');
    assert.deepEqual([agent?.words, runnerUp, isClear], [['status'], null, false]);
  });

  it('takes no name for evidence', () => {
    assert.equal(nameOf('Fix the crash in the project Security'), 'development');
    assert.equal(nameOf('Fix the typo in docs/security/vulnerabilities.md'), 'development');
    assert.equal(nameOf('Schreib einen Statusbericht für Projekt Docker'), 'project-manager');
    assert.equal(nameOf('Write the status report of “Secure Vulnerability Injection”'), 'project-manager');
    assert.equal(choose('For project Kubernetes').agent, null);
    assert.equal(choose('https://docker.example/kubernetes/terraform @security #bug').agent, null);
  });

  it('is the same whatever the case and the form of letters, and however often it is asked', () => {
    const request = 'Prüfe auf SICHERHEITSLÜCKEN';
    assert.equal(nameOf(request), 'security');
    assert.deepEqual(choose(request.normalize('NFD')), choose(request));
    assert.deepEqual(choose(request), choose(request));
  });

  it('rests on words that stand in the request, whatever is asked', () => {
    const words = shippedAgents.flatMap(({ routing }) =>
      [routing.things.en, routing.hints.de].flatMap((list) => list.split(',').map((each) => each.trim())),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }))), (parts) => {
        const request = parts.join(' ');
        const { agent, runnerUp } = choose(request);
        for (const word of [...(agent?.words ?? []), ...(runnerUp?.words ?? [])])
          assert.ok(request.normalize('NFC').includes(word), word);
        assert.ok(agent === null || agent.name !== runnerUp?.name);
      }),
    );
  });

  it('can be each agent that ships, by its own words in both languages', () => {
    for (const { name, routing } of shippedAgents)
      for (const language of ['en', 'de'] as const) {
        const things = routing.things[language].split(',').map((each) => each.trim().replaceAll('*', ''));
        const hints = routing.hints[language].split(',').map((each) => each.trim());
        assert.ok(things.length >= 5 && hints.length >= 3, `${name} has few routing words: ${language}`);
        assert.ok([...things, ...hints].every(Boolean), `${name} has an empty routing word: ${language}`);
        for (const thing of things) {
          const { agent, runnerUp } = choose(thing);
          const found = [agent?.name, runnerUp?.name];
          assert.ok(found.includes(name), `${thing} leads to ${found.join(', ')} in place of ${name}`);
        }
      }
  });
});
