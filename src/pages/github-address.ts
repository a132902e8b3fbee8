/** `https://github.com/acme/api` for any address of a GitHub repository, by HTTPS or SSH. */
export function findGitHubUrl(remote: string | null | undefined): string | undefined {
  const parts =
    /^(?:(?:https|ssh|git):\/\/(?:[^@/]+@)?|(?:[^@/\s]+@)?)github\.com[:/]([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/i.exec(
      remote ?? '',
    );
  return parts ? `https://github.com/${parts[1]}/${parts[2]}` : undefined;
}
