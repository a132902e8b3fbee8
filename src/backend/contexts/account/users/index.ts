/** What slices of the account need of people. */
export { judgeOf, requireActs } from './judge-membership.ts';
export { findStanding, insertUser, listAddressesOfPeople, type UserRow } from './users.repository.ts';
export { toUser } from './users.service.ts';
