const testFolder =
  /(?:^|[\\/])(?:tests?|testing|testsuites?|(?:unit|integration|functional|system|acceptance|smoke|e2e|load|stress|regression|ui|api|browser)[-_]?tests?|test[-_]?(?:libs?|utils?|helpers?|support|data|cases|fixtures|apps?|projects?|harness|server|mocks?|resources|env(?:ironment)?s?)|[\w-]{1,60}-test-env|__(?:tests?|mocks|fixtures|snapshots)__|specs?|fixtures?|e2e|locust|cypress|playwright|mocks?|cassettes)[\\/]/i;
const testName =
  /[._-](?:tests?|specs?|stories|fixtures?|mocks?|cy|e2e)\.[a-z]+$|(?:^|[\\/])(?:(?:test_[^\\/]*|conftest)\.py|(?:tests?|specs?)\.(?:[cm]?[jt]sx?|py|rb|go|php))$/i;

const standInFolder = /(?:^|[\\/])(?:emulators?|mock[-_]?servers?|fakes)[\\/]/i;

/** Whether a file lies where code stands in for a service on the developer's machine. */
export function isStandIn(path: string): boolean {
  return standInFolder.test(path);
}

/** Whether a file is named as tests, samples and fixtures are. */
export function isTestFile(path: string): boolean {
  return testFolder.test(path) || testName.test(path);
}
