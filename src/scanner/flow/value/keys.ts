/** Keys of fields that stand for more than one place. */

/** Key of any element: one whose own key is not known. */
export const anyKey = '*';

/** Key of what stands in a list somewhere behind elements of an unknown number, and so not first. */
export const laterKey = '*later';

/** Key of what a loop gives, where the caller knows whether that are the keys of a dictionary. */
export const eachKey = '*each';
