const testPath =
  /(?:^|[\\/])(?:tests?|testsuites?|__tests__|__mocks__|spec|specs|fixtures?|e2e|testdata|mocks?)[\\/]|[._-](?:test|spec|stories|fixture|mock)\.[a-z]+$|(?:^|[\\/])(?:test_[^\\/]*|conftest)\.py$/i;

/** Whether a file is named as tests, samples and fixtures are. */
export function isTestFile(path: string): boolean {
  return testPath.test(path);
}
