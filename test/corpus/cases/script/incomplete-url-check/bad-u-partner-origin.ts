const partner = /^https:\/\/(?:shop|blog).partner\.com$/;

export function isPartner(origin: string): boolean {
  return partner.test(origin);
}
