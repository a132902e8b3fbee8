/** Whether a job publishes what others install. */
import type { Answer } from '../condition.ts';
import { type ConfigFile, type ConfigResource, itemsOf, textAt, valueAt } from '../tree.ts';

const publishingAction =
  /^(?:pypa\/gh-action-pypi-publish|goreleaser\/goreleaser-action|softprops\/action-gh-release|ncipollo\/release-action|svenstaro\/upload-release-action|actions\/(?:create-release|upload-release-asset)|js-devtools\/npm-publish|changesets\/action|rubygems\/release-gem|katyo\/publish-crates|release-plz\/action|crazy-max\/ghaction-github-release|cycjimmy\/semantic-release-action|python-semantic-release\/[\w-]+|marvinpinto\/action-automatic-releases|docker\/build-push-action|docker\/bake-action|redhat-actions\/push-to-registry|gradle\/actions\/publish|hashicorp\/ghaction-terraform-provider-release)/i;

const publishingCommand =
  /^(?:(?:npm|pnpm|yarn|bun|cargo|uv|poetry|flit|hatch|pdm) publish|yarn npm publish|twine upload|gem push|gh release (?:create|upload)|docker push|mvn [^\n]{0,200}\bdeploy\b|(?:\.\/)?gradlew? [^\n]{0,200}\bpublish|dotnet nuget push|nuget push|vsce publish|ovsx publish|helm push|goreleaser release|lerna publish|npx [^\n]{0,60}(?:semantic-release|changeset publish|vsce publish|lerna publish))/;

function publishes({ root }: ConfigResource): boolean {
  const action = textAt(root, 'action');
  if (action !== undefined && publishingAction.test(action))
    return !action.startsWith('docker/') || /^(?!false)./.test(textAt(root, 'with', 'push') ?? '');
  return itemsOf(valueAt(root, 'commands')).some((command) =>
    publishingCommand.test(textAt(command, 'text') ?? ''),
  );
}

/** Whether the job of a step has a step that publishes. */
export function jobPublishes(step: ConfigResource, file: ConfigFile): Answer {
  return { truth: file.resources.some((each) => each.parent === step.parent && publishes(each)) };
}
