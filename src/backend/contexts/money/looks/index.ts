/** What other slices see of looks. */
export { findLook } from './look-record.ts';
