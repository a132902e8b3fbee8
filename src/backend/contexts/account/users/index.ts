/** What slices of the account need of people. */
export { judgeOf, requireActs } from './judge-membership.ts';
export {
  chooseLanguage,
  findByAddress,
  findStanding,
  findUserOfOperator,
  insertUser,
  listAddressesOfPeople,
  type UserRow,
} from './users.repository.ts';
export { loadUser, toUser } from './users.service.ts';
