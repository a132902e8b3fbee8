/** Addresses of the standards that findings refer to. */

const owaspPages: Readonly<Record<string, string>> = {
  'A01:2021': 'A01_2021-Broken_Access_Control',
  'A02:2021': 'A02_2021-Cryptographic_Failures',
  'A03:2021': 'A03_2021-Injection',
  'A04:2021': 'A04_2021-Insecure_Design',
  'A05:2021': 'A05_2021-Security_Misconfiguration',
  'A06:2021': 'A06_2021-Vulnerable_and_Outdated_Components',
  'A07:2021': 'A07_2021-Identification_and_Authentication_Failures',
  'A08:2021': 'A08_2021-Software_and_Data_Integrity_Failures',
  'A09:2021': 'A09_2021-Security_Logging_and_Monitoring_Failures',
  'A10:2021': 'A10_2021-Server-Side_Request_Forgery_%28SSRF%29',
};

/** Ids of the OWASP Top 10:2021, in their order. */
export const owaspIds: readonly string[] = Object.keys(owaspPages);

/** Page of a weakness, e.g. 89. */
export function cweLink(id: number): string {
  return `https://cwe.mitre.org/data/definitions/${id}.html`;
}

/** Page of an entry of the OWASP Top 10:2021, e.g. `A03:2021`. */
export function owaspLink(id: string): string {
  const page = owaspPages[id];
  return page === undefined ? 'https://owasp.org/Top10/' : `https://owasp.org/Top10/${page}/`;
}

/** Title of an entry of the OWASP Top 10:2021; the id itself where there is no such entry. */
export function owaspTitle(id: string): string {
  const page = owaspPages[id];
  return page === undefined ? id : decodeURIComponent(page.replace(/^\w+?_\d+-/, '')).replaceAll('_', ' ');
}
